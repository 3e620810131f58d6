GRANT SELECT, INSERT, UPDATE, DELETE ON mail_settings TO haaste_app;
