-- 1. Places in all languages -------------------------------------------------------------------------------------------
-- Cities that programmes of this kind name, with the Finnish genitive (Helsingin kaupunki), and the countries. A further
-- one is a further row, from a migration; `refresh_search` of all challenges then finds it.
INSERT INTO place_names (place, locale, name, is_telling) VALUES
  ('helsinki', 'en', 'Helsinki', true), ('helsinki', 'fi', 'Helsinki', true), ('helsinki', 'fi', 'Helsingin', true),
  ('helsinki', 'sv', 'Helsingfors', true), ('helsinki', 'zh-CN', '赫尔辛基', true), ('espoo', 'en', 'Espoo', true), ('espoo', 'fi', 'Espoo', true),
  ('espoo', 'fi', 'Espoon', true), ('espoo', 'sv', 'Esbo', true), ('espoo', 'zh-CN', '埃斯波', true), ('vantaa', 'en', 'Vantaa', true),
  ('vantaa', 'fi', 'Vantaa', true), ('vantaa', 'fi', 'Vantaan', true), ('vantaa', 'sv', 'Vanda', true), ('vantaa', 'zh-CN', '万塔', true),
  ('kauniainen', 'en', 'Kauniainen', true), ('kauniainen', 'fi', 'Kauniainen', true), ('kauniainen', 'fi', 'Kauniaisten', true),
  ('kauniainen', 'sv', 'Grankulla', true), ('kauniainen', 'zh-CN', '考尼艾宁', true), ('tampere', 'en', 'Tampere', true),
  ('tampere', 'fi', 'Tampere', true), ('tampere', 'fi', 'Tampereen', true), ('tampere', 'sv', 'Tammerfors', true), ('tampere', 'zh-CN', '坦佩雷', true),
  ('turku', 'en', 'Turku', true), ('turku', 'fi', 'Turku', true), ('turku', 'fi', 'Turun', true), ('turku', 'sv', 'Åbo', true),
  ('turku', 'zh-CN', '图尔库', true), ('oulu', 'en', 'Oulu', true), ('oulu', 'fi', 'Oulu', true), ('oulu', 'fi', 'Oulun', true),
  ('oulu', 'sv', 'Uleåborg', true), ('oulu', 'zh-CN', '奥卢', true), ('jyväskylä', 'en', 'Jyväskylä', true), ('jyväskylä', 'fi', 'Jyväskylä', true),
  ('jyväskylä', 'fi', 'Jyväskylän', true), ('jyväskylä', 'sv', 'Jyväskylä', true), ('jyväskylä', 'zh-CN', '于韦斯屈莱', true),
  ('lahti', 'en', 'Lahti', false), ('lahti', 'fi', 'Lahti', false), ('lahti', 'fi', 'Lahden', false), ('lahti', 'sv', 'Lahtis', true),
  ('lahti', 'zh-CN', '拉赫蒂', true), ('kuopio', 'en', 'Kuopio', true), ('kuopio', 'fi', 'Kuopio', true), ('kuopio', 'fi', 'Kuopion', true),
  ('kuopio', 'sv', 'Kuopio', true), ('kuopio', 'zh-CN', '库奥皮奥', true), ('pori', 'en', 'Pori', false), ('pori', 'fi', 'Pori', false),
  ('pori', 'fi', 'Porin', false), ('pori', 'sv', 'Björneborg', true), ('pori', 'zh-CN', '波里', true), ('joensuu', 'en', 'Joensuu', true),
  ('joensuu', 'fi', 'Joensuu', true), ('joensuu', 'fi', 'Joensuun', true), ('joensuu', 'sv', 'Joensuu', true), ('joensuu', 'zh-CN', '约恩苏', true),
  ('lappeenranta', 'en', 'Lappeenranta', true), ('lappeenranta', 'fi', 'Lappeenranta', true), ('lappeenranta', 'fi', 'Lappeenrannan', true),
  ('lappeenranta', 'sv', 'Villmanstrand', true), ('lappeenranta', 'zh-CN', '拉彭兰塔', true), ('hämeenlinna', 'en', 'Hämeenlinna', true),
  ('hämeenlinna', 'fi', 'Hämeenlinna', true), ('hämeenlinna', 'fi', 'Hämeenlinnan', true), ('hämeenlinna', 'sv', 'Tavastehus', true),
  ('hämeenlinna', 'zh-CN', '海门林纳', true), ('vaasa', 'en', 'Vaasa', true), ('vaasa', 'fi', 'Vaasa', true), ('vaasa', 'fi', 'Vaasan', true),
  ('vaasa', 'sv', 'Vasa', true), ('vaasa', 'zh-CN', '瓦萨', true), ('seinäjoki', 'en', 'Seinäjoki', true), ('seinäjoki', 'fi', 'Seinäjoki', true),
  ('seinäjoki', 'fi', 'Seinäjoen', true), ('seinäjoki', 'sv', 'Seinäjoki', true), ('seinäjoki', 'zh-CN', '塞伊奈约基', true),
  ('rovaniemi', 'en', 'Rovaniemi', true), ('rovaniemi', 'fi', 'Rovaniemi', true), ('rovaniemi', 'fi', 'Rovaniemen', true),
  ('rovaniemi', 'sv', 'Rovaniemi', true), ('rovaniemi', 'zh-CN', '罗瓦涅米', true), ('mikkeli', 'en', 'Mikkeli', true),
  ('mikkeli', 'fi', 'Mikkeli', true), ('mikkeli', 'fi', 'Mikkelin', true), ('mikkeli', 'sv', 'S:t Michel', true), ('mikkeli', 'zh-CN', '米凯利', true),
  ('kotka', 'en', 'Kotka', false), ('kotka', 'fi', 'Kotka', false), ('kotka', 'fi', 'Kotkan', false), ('kotka', 'sv', 'Kotka', false),
  ('kotka', 'zh-CN', '科特卡', true), ('kouvola', 'en', 'Kouvola', true), ('kouvola', 'fi', 'Kouvola', true), ('kouvola', 'fi', 'Kouvolan', true),
  ('kouvola', 'sv', 'Kouvola', true), ('kouvola', 'zh-CN', '科沃拉', true), ('porvoo', 'en', 'Porvoo', true), ('porvoo', 'fi', 'Porvoo', true),
  ('porvoo', 'fi', 'Porvoon', true), ('porvoo', 'sv', 'Borgå', true), ('porvoo', 'zh-CN', '波尔沃', true), ('kokkola', 'en', 'Kokkola', true),
  ('kokkola', 'fi', 'Kokkola', true), ('kokkola', 'fi', 'Kokkolan', true), ('kokkola', 'sv', 'Karleby', true), ('kokkola', 'zh-CN', '科科拉', true),
  ('kajaani', 'en', 'Kajaani', true), ('kajaani', 'fi', 'Kajaani', true), ('kajaani', 'fi', 'Kajaanin', true), ('kajaani', 'sv', 'Kajana', true),
  ('kajaani', 'zh-CN', '卡亚尼', true), ('rauma', 'en', 'Rauma', false), ('rauma', 'fi', 'Rauma', false), ('rauma', 'fi', 'Rauman', false),
  ('rauma', 'sv', 'Raumo', true), ('rauma', 'zh-CN', '劳马', true), ('imatra', 'en', 'Imatra', true), ('imatra', 'fi', 'Imatra', true),
  ('imatra', 'fi', 'Imatran', true), ('imatra', 'sv', 'Imatra', true), ('imatra', 'zh-CN', '伊马特拉', true), ('hanko', 'en', 'Hanko', true),
  ('hanko', 'fi', 'Hanko', true), ('hanko', 'fi', 'Hangon', true), ('hanko', 'sv', 'Hangö', true), ('hanko', 'zh-CN', '汉科', true),
  ('mariehamn', 'en', 'Mariehamn', true), ('mariehamn', 'fi', 'Maarianhamina', true), ('mariehamn', 'fi', 'Maarianhaminan', true),
  ('mariehamn', 'sv', 'Mariehamn', true), ('mariehamn', 'zh-CN', '玛丽港', true), ('stockholm', 'en', 'Stockholm', true),
  ('stockholm', 'fi', 'Tukholma', true), ('stockholm', 'fi', 'Tukholman', true), ('stockholm', 'sv', 'Stockholm', true),
  ('stockholm', 'sv', 'Stockholms', true), ('stockholm', 'zh-CN', '斯德哥尔摩', true), ('gothenburg', 'en', 'Gothenburg', true),
  ('gothenburg', 'fi', 'Göteborg', true), ('gothenburg', 'fi', 'Göteborgin', true), ('gothenburg', 'sv', 'Göteborg', true),
  ('gothenburg', 'sv', 'Göteborgs', true), ('gothenburg', 'zh-CN', '哥德堡', true), ('malmö', 'en', 'Malmö', true), ('malmö', 'fi', 'Malmö', true),
  ('malmö', 'fi', 'Malmön', true), ('malmö', 'sv', 'Malmö', true), ('malmö', 'zh-CN', '马尔默', true), ('uppsala', 'en', 'Uppsala', true),
  ('uppsala', 'fi', 'Uppsala', true), ('uppsala', 'fi', 'Uppsalan', true), ('uppsala', 'sv', 'Uppsala', true), ('uppsala', 'zh-CN', '乌普萨拉', true),
  ('umeå', 'en', 'Umeå', true), ('umeå', 'fi', 'Uumaja', true), ('umeå', 'fi', 'Uumajan', true), ('umeå', 'sv', 'Umeå', true),
  ('umeå', 'zh-CN', '于默奥', true), ('luleå', 'en', 'Luleå', true), ('luleå', 'fi', 'Luulaja', true), ('luleå', 'fi', 'Luulajan', true),
  ('luleå', 'sv', 'Luleå', true), ('luleå', 'zh-CN', '吕勒奥', true), ('västerås', 'en', 'Västerås', true), ('västerås', 'fi', 'Västerås', true),
  ('västerås', 'sv', 'Västerås', true), ('västerås', 'zh-CN', '韦斯特罗斯', true), ('linköping', 'en', 'Linköping', true),
  ('linköping', 'fi', 'Linköping', true), ('linköping', 'sv', 'Linköping', true), ('linköping', 'sv', 'Linköpings', true),
  ('linköping', 'zh-CN', '林雪平', true), ('copenhagen', 'en', 'Copenhagen', true), ('copenhagen', 'fi', 'Kööpenhamina', true),
  ('copenhagen', 'fi', 'Kööpenhaminan', true), ('copenhagen', 'sv', 'Köpenhamn', true), ('copenhagen', 'sv', 'Köpenhamns', true),
  ('copenhagen', 'zh-CN', '哥本哈根', true), ('aarhus', 'en', 'Aarhus', true), ('aarhus', 'fi', 'Aarhus', true), ('aarhus', 'sv', 'Århus', true),
  ('aarhus', 'sv', 'Aarhus', true), ('aarhus', 'zh-CN', '奥胡斯', true), ('oslo', 'en', 'Oslo', true), ('oslo', 'fi', 'Oslo', true),
  ('oslo', 'fi', 'Oslon', true), ('oslo', 'sv', 'Oslo', true), ('oslo', 'zh-CN', '奥斯陆', true), ('bergen', 'en', 'Bergen', true),
  ('bergen', 'fi', 'Bergen', true), ('bergen', 'fi', 'Bergenin', true), ('bergen', 'sv', 'Bergen', true), ('bergen', 'sv', 'Bergens', true),
  ('bergen', 'zh-CN', '卑尔根', true), ('trondheim', 'en', 'Trondheim', true), ('trondheim', 'fi', 'Trondheim', true),
  ('trondheim', 'sv', 'Trondheim', true), ('trondheim', 'zh-CN', '特隆赫姆', true), ('stavanger', 'en', 'Stavanger', true),
  ('stavanger', 'fi', 'Stavanger', true), ('stavanger', 'sv', 'Stavanger', true), ('stavanger', 'zh-CN', '斯塔万格', true),
  ('reykjavik', 'en', 'Reykjavik', true), ('reykjavik', 'fi', 'Reykjavik', true), ('reykjavik', 'fi', 'Reykjavikin', true),
  ('reykjavik', 'sv', 'Reykjavik', true), ('reykjavik', 'zh-CN', '雷克雅未克', true), ('tallinn', 'en', 'Tallinn', true),
  ('tallinn', 'fi', 'Tallinna', true), ('tallinn', 'fi', 'Tallinnan', true), ('tallinn', 'sv', 'Tallinn', true), ('tallinn', 'zh-CN', '塔林', true),
  ('tartu', 'en', 'Tartu', true), ('tartu', 'fi', 'Tartto', true), ('tartu', 'fi', 'Tarton', true), ('tartu', 'sv', 'Tartu', true),
  ('tartu', 'zh-CN', '塔尔图', true), ('riga', 'en', 'Riga', true), ('riga', 'fi', 'Riika', true), ('riga', 'fi', 'Riian', true),
  ('riga', 'sv', 'Riga', true), ('riga', 'zh-CN', '里加', true), ('vilnius', 'en', 'Vilnius', true), ('vilnius', 'fi', 'Vilna', true),
  ('vilnius', 'fi', 'Vilnan', true), ('vilnius', 'sv', 'Vilnius', true), ('vilnius', 'zh-CN', '维尔纽斯', true), ('london', 'en', 'London', true),
  ('london', 'fi', 'Lontoo', true), ('london', 'fi', 'Lontoon', true), ('london', 'sv', 'London', true), ('london', 'zh-CN', '伦敦', true),
  ('edinburgh', 'en', 'Edinburgh', true), ('edinburgh', 'fi', 'Edinburgh', true), ('edinburgh', 'sv', 'Edinburgh', true),
  ('edinburgh', 'zh-CN', '爱丁堡', true), ('dublin', 'en', 'Dublin', true), ('dublin', 'fi', 'Dublin', true), ('dublin', 'sv', 'Dublin', true),
  ('dublin', 'zh-CN', '都柏林', true), ('berlin', 'en', 'Berlin', true), ('berlin', 'fi', 'Berliini', true), ('berlin', 'fi', 'Berliinin', true),
  ('berlin', 'sv', 'Berlin', true), ('berlin', 'zh-CN', '柏林', true), ('hamburg', 'en', 'Hamburg', true), ('hamburg', 'fi', 'Hampuri', true),
  ('hamburg', 'fi', 'Hampurin', true), ('hamburg', 'sv', 'Hamburg', true), ('hamburg', 'zh-CN', '汉堡', true), ('munich', 'en', 'Munich', true),
  ('munich', 'fi', 'München', true), ('munich', 'sv', 'München', true), ('munich', 'zh-CN', '慕尼黑', true), ('frankfurt', 'en', 'Frankfurt', true),
  ('frankfurt', 'fi', 'Frankfurt', true), ('frankfurt', 'sv', 'Frankfurt', true), ('frankfurt', 'zh-CN', '法兰克福', true),
  ('cologne', 'en', 'Cologne', true), ('cologne', 'fi', 'Köln', true), ('cologne', 'sv', 'Köln', true), ('cologne', 'zh-CN', '科隆', true),
  ('amsterdam', 'en', 'Amsterdam', true), ('amsterdam', 'fi', 'Amsterdam', true), ('amsterdam', 'sv', 'Amsterdam', true),
  ('amsterdam', 'zh-CN', '阿姆斯特丹', true), ('rotterdam', 'en', 'Rotterdam', true), ('rotterdam', 'fi', 'Rotterdam', true),
  ('rotterdam', 'sv', 'Rotterdam', true), ('rotterdam', 'zh-CN', '鹿特丹', true), ('brussels', 'en', 'Brussels', true),
  ('brussels', 'fi', 'Bryssel', true), ('brussels', 'fi', 'Brysselin', true), ('brussels', 'sv', 'Bryssel', true),
  ('brussels', 'zh-CN', '布鲁塞尔', true), ('paris', 'en', 'Paris', true), ('paris', 'fi', 'Pariisi', true), ('paris', 'fi', 'Pariisin', true),
  ('paris', 'sv', 'Paris', true), ('paris', 'zh-CN', '巴黎', true), ('madrid', 'en', 'Madrid', true), ('madrid', 'fi', 'Madrid', true),
  ('madrid', 'sv', 'Madrid', true), ('madrid', 'zh-CN', '马德里', true), ('barcelona', 'en', 'Barcelona', true), ('barcelona', 'fi', 'Barcelona', true),
  ('barcelona', 'fi', 'Barcelonan', true), ('barcelona', 'sv', 'Barcelona', true), ('barcelona', 'zh-CN', '巴塞罗那', true),
  ('lisbon', 'en', 'Lisbon', true), ('lisbon', 'fi', 'Lissabon', true), ('lisbon', 'fi', 'Lissabonin', true), ('lisbon', 'sv', 'Lissabon', true),
  ('lisbon', 'zh-CN', '里斯本', true), ('rome', 'en', 'Rome', true), ('rome', 'fi', 'Rooma', true), ('rome', 'fi', 'Rooman', true),
  ('rome', 'sv', 'Rom', false), ('rome', 'zh-CN', '罗马', true), ('milan', 'en', 'Milan', false), ('milan', 'fi', 'Milano', true),
  ('milan', 'fi', 'Milanon', true), ('milan', 'sv', 'Milano', true), ('milan', 'zh-CN', '米兰', true), ('vienna', 'en', 'Vienna', true),
  ('vienna', 'fi', 'Wien', true), ('vienna', 'fi', 'Wienin', true), ('vienna', 'sv', 'Wien', true), ('vienna', 'zh-CN', '维也纳', true),
  ('zurich', 'en', 'Zurich', true), ('zurich', 'fi', 'Zürich', true), ('zurich', 'sv', 'Zürich', true), ('zurich', 'zh-CN', '苏黎世', true),
  ('geneva', 'en', 'Geneva', true), ('geneva', 'fi', 'Geneve', true), ('geneva', 'fi', 'Geneven', true), ('geneva', 'sv', 'Genève', true),
  ('geneva', 'zh-CN', '日内瓦', true), ('prague', 'en', 'Prague', true), ('prague', 'fi', 'Praha', true), ('prague', 'fi', 'Prahan', true),
  ('prague', 'sv', 'Prag', true), ('prague', 'zh-CN', '布拉格', true), ('warsaw', 'en', 'Warsaw', true), ('warsaw', 'fi', 'Varsova', true),
  ('warsaw', 'fi', 'Varsovan', true), ('warsaw', 'sv', 'Warszawa', true), ('warsaw', 'zh-CN', '华沙', true), ('budapest', 'en', 'Budapest', true),
  ('budapest', 'fi', 'Budapest', true), ('budapest', 'sv', 'Budapest', true), ('budapest', 'zh-CN', '布达佩斯', true), ('athens', 'en', 'Athens', true),
  ('athens', 'fi', 'Ateena', true), ('athens', 'fi', 'Ateenan', true), ('athens', 'sv', 'Aten', false), ('athens', 'zh-CN', '雅典', true),
  ('kyiv', 'en', 'Kyiv', true), ('kyiv', 'fi', 'Kiova', true), ('kyiv', 'fi', 'Kiovan', true), ('kyiv', 'sv', 'Kiev', true),
  ('kyiv', 'sv', 'Kyiv', true), ('kyiv', 'zh-CN', '基辅', true), ('beijing', 'en', 'Beijing', true), ('beijing', 'fi', 'Peking', true),
  ('beijing', 'fi', 'Pekingin', true), ('beijing', 'sv', 'Peking', true), ('beijing', 'sv', 'Pekings', true), ('beijing', 'zh-CN', '北京', true),
  ('shanghai', 'en', 'Shanghai', true), ('shanghai', 'fi', 'Shanghai', true), ('shanghai', 'fi', 'Shanghain', true),
  ('shanghai', 'sv', 'Shanghai', true), ('shanghai', 'zh-CN', '上海', true), ('shenzhen', 'en', 'Shenzhen', true),
  ('shenzhen', 'fi', 'Shenzhen', true), ('shenzhen', 'sv', 'Shenzhen', true), ('shenzhen', 'zh-CN', '深圳', true),
  ('guangzhou', 'en', 'Guangzhou', true), ('guangzhou', 'fi', 'Guangzhou', true), ('guangzhou', 'fi', 'Kanton', true),
  ('guangzhou', 'sv', 'Guangzhou', true), ('guangzhou', 'sv', 'Kanton', true), ('guangzhou', 'zh-CN', '广州', true),
  ('hangzhou', 'en', 'Hangzhou', true), ('hangzhou', 'fi', 'Hangzhou', true), ('hangzhou', 'sv', 'Hangzhou', true),
  ('hangzhou', 'zh-CN', '杭州', true), ('nanjing', 'en', 'Nanjing', true), ('nanjing', 'fi', 'Nanjing', true), ('nanjing', 'fi', 'Nanking', true),
  ('nanjing', 'sv', 'Nanjing', true), ('nanjing', 'sv', 'Nanking', true), ('nanjing', 'zh-CN', '南京', true), ('chengdu', 'en', 'Chengdu', true),
  ('chengdu', 'fi', 'Chengdu', true), ('chengdu', 'sv', 'Chengdu', true), ('chengdu', 'zh-CN', '成都', true), ('chongqing', 'en', 'Chongqing', true),
  ('chongqing', 'fi', 'Chongqing', true), ('chongqing', 'sv', 'Chongqing', true), ('chongqing', 'zh-CN', '重庆', true),
  ('tianjin', 'en', 'Tianjin', true), ('tianjin', 'fi', 'Tianjin', true), ('tianjin', 'sv', 'Tianjin', true), ('tianjin', 'zh-CN', '天津', true),
  ('wuhan', 'en', 'Wuhan', true), ('wuhan', 'fi', 'Wuhan', true), ('wuhan', 'sv', 'Wuhan', true), ('wuhan', 'zh-CN', '武汉', true),
  ('xi''an', 'en', 'Xi''an', true), ('xi''an', 'fi', 'Xi''an', true), ('xi''an', 'sv', 'Xi''an', true), ('xi''an', 'zh-CN', '西安', true),
  ('suzhou', 'en', 'Suzhou', true), ('suzhou', 'fi', 'Suzhou', true), ('suzhou', 'sv', 'Suzhou', true), ('suzhou', 'zh-CN', '苏州', true),
  ('wuxi', 'en', 'Wuxi', true), ('wuxi', 'fi', 'Wuxi', true), ('wuxi', 'sv', 'Wuxi', true), ('wuxi', 'zh-CN', '无锡', true),
  ('qingdao', 'en', 'Qingdao', true), ('qingdao', 'fi', 'Qingdao', true), ('qingdao', 'sv', 'Qingdao', true), ('qingdao', 'zh-CN', '青岛', true),
  ('jinan', 'en', 'Jinan', true), ('jinan', 'fi', 'Jinan', true), ('jinan', 'sv', 'Jinan', true), ('jinan', 'zh-CN', '济南', true),
  ('dalian', 'en', 'Dalian', true), ('dalian', 'fi', 'Dalian', true), ('dalian', 'sv', 'Dalian', true), ('dalian', 'zh-CN', '大连', true),
  ('shenyang', 'en', 'Shenyang', true), ('shenyang', 'fi', 'Shenyang', true), ('shenyang', 'sv', 'Shenyang', true),
  ('shenyang', 'zh-CN', '沈阳', true), ('harbin', 'en', 'Harbin', true), ('harbin', 'fi', 'Harbin', true), ('harbin', 'sv', 'Harbin', true),
  ('harbin', 'zh-CN', '哈尔滨', true), ('xiamen', 'en', 'Xiamen', true), ('xiamen', 'fi', 'Xiamen', true), ('xiamen', 'sv', 'Xiamen', true),
  ('xiamen', 'zh-CN', '厦门', true), ('ningbo', 'en', 'Ningbo', true), ('ningbo', 'fi', 'Ningbo', true), ('ningbo', 'sv', 'Ningbo', true),
  ('ningbo', 'zh-CN', '宁波', true), ('zhengzhou', 'en', 'Zhengzhou', true), ('zhengzhou', 'fi', 'Zhengzhou', true),
  ('zhengzhou', 'sv', 'Zhengzhou', true), ('zhengzhou', 'zh-CN', '郑州', true), ('changsha', 'en', 'Changsha', true),
  ('changsha', 'fi', 'Changsha', true), ('changsha', 'sv', 'Changsha', true), ('changsha', 'zh-CN', '长沙', true), ('kunming', 'en', 'Kunming', true),
  ('kunming', 'fi', 'Kunming', true), ('kunming', 'sv', 'Kunming', true), ('kunming', 'zh-CN', '昆明', true), ('hefei', 'en', 'Hefei', true),
  ('hefei', 'fi', 'Hefei', true), ('hefei', 'sv', 'Hefei', true), ('hefei', 'zh-CN', '合肥', true), ('foshan', 'en', 'Foshan', true),
  ('foshan', 'fi', 'Foshan', true), ('foshan', 'sv', 'Foshan', true), ('foshan', 'zh-CN', '佛山', true), ('zhuhai', 'en', 'Zhuhai', true),
  ('zhuhai', 'fi', 'Zhuhai', true), ('zhuhai', 'sv', 'Zhuhai', true), ('zhuhai', 'zh-CN', '珠海', true), ('xiong''an', 'en', 'Xiong''an', true),
  ('xiong''an', 'fi', 'Xiong''an', true), ('xiong''an', 'sv', 'Xiong''an', true), ('xiong''an', 'zh-CN', '雄安', true),
  ('hong kong', 'en', 'Hong Kong', true), ('hong kong', 'fi', 'Hongkong', true), ('hong kong', 'fi', 'Hongkongin', true),
  ('hong kong', 'sv', 'Hongkong', true), ('hong kong', 'zh-CN', '香港', true), ('macao', 'en', 'Macao', true), ('macao', 'fi', 'Macao', true),
  ('macao', 'sv', 'Macao', true), ('macao', 'zh-CN', '澳门', true), ('taipei', 'en', 'Taipei', true), ('taipei', 'fi', 'Taipei', true),
  ('taipei', 'sv', 'Taipei', true), ('taipei', 'zh-CN', '台北', true), ('singapore', 'en', 'Singapore', true), ('singapore', 'fi', 'Singapore', true),
  ('singapore', 'fi', 'Singaporen', true), ('singapore', 'sv', 'Singapore', true), ('singapore', 'zh-CN', '新加坡', true),
  ('tokyo', 'en', 'Tokyo', true), ('tokyo', 'fi', 'Tokio', true), ('tokyo', 'fi', 'Tokion', true), ('tokyo', 'sv', 'Tokyo', true),
  ('tokyo', 'zh-CN', '东京', true), ('osaka', 'en', 'Osaka', true), ('osaka', 'fi', 'Osaka', true), ('osaka', 'fi', 'Osakan', true),
  ('osaka', 'sv', 'Osaka', true), ('osaka', 'zh-CN', '大阪', true), ('seoul', 'en', 'Seoul', true), ('seoul', 'fi', 'Soul', false),
  ('seoul', 'fi', 'Soulin', false), ('seoul', 'sv', 'Seoul', true), ('seoul', 'sv', 'Söul', true), ('seoul', 'zh-CN', '首尔', true),
  ('bangkok', 'en', 'Bangkok', true), ('bangkok', 'fi', 'Bangkok', true), ('bangkok', 'sv', 'Bangkok', true), ('bangkok', 'zh-CN', '曼谷', true),
  ('jakarta', 'en', 'Jakarta', true), ('jakarta', 'fi', 'Jakarta', true), ('jakarta', 'sv', 'Jakarta', true), ('jakarta', 'zh-CN', '雅加达', true),
  ('kuala lumpur', 'en', 'Kuala Lumpur', true), ('kuala lumpur', 'fi', 'Kuala Lumpur', true), ('kuala lumpur', 'sv', 'Kuala Lumpur', true),
  ('kuala lumpur', 'zh-CN', '吉隆坡', true), ('delhi', 'en', 'Delhi', true), ('delhi', 'fi', 'Delhi', true), ('delhi', 'sv', 'Delhi', true),
  ('delhi', 'zh-CN', '德里', true), ('mumbai', 'en', 'Mumbai', true), ('mumbai', 'fi', 'Mumbai', true), ('mumbai', 'sv', 'Mumbai', true),
  ('mumbai', 'zh-CN', '孟买', true), ('kolkata', 'en', 'Kolkata', true), ('kolkata', 'fi', 'Kolkata', true), ('kolkata', 'sv', 'Kolkata', true),
  ('kolkata', 'zh-CN', '加尔各答', true), ('dubai', 'en', 'Dubai', true), ('dubai', 'fi', 'Dubai', true), ('dubai', 'sv', 'Dubai', true),
  ('dubai', 'zh-CN', '迪拜', true), ('nairobi', 'en', 'Nairobi', true), ('nairobi', 'fi', 'Nairobi', true), ('nairobi', 'sv', 'Nairobi', true),
  ('nairobi', 'zh-CN', '内罗毕', true), ('cape town', 'en', 'Cape Town', true), ('cape town', 'fi', 'Kapkaupunki', true),
  ('cape town', 'fi', 'Kapkaupungin', true), ('cape town', 'sv', 'Kapstaden', true), ('cape town', 'zh-CN', '开普敦', true),
  ('new york', 'en', 'New York', true), ('new york', 'fi', 'New York', true), ('new york', 'fi', 'New Yorkin', true),
  ('new york', 'sv', 'New York', true), ('new york', 'zh-CN', '纽约', true), ('boston', 'en', 'Boston', true), ('boston', 'fi', 'Boston', true),
  ('boston', 'sv', 'Boston', true), ('boston', 'zh-CN', '波士顿', true), ('chicago', 'en', 'Chicago', true), ('chicago', 'fi', 'Chicago', true),
  ('chicago', 'sv', 'Chicago', true), ('chicago', 'zh-CN', '芝加哥', true), ('san francisco', 'en', 'San Francisco', true),
  ('san francisco', 'fi', 'San Francisco', true), ('san francisco', 'sv', 'San Francisco', true), ('san francisco', 'zh-CN', '旧金山', true),
  ('los angeles', 'en', 'Los Angeles', true), ('los angeles', 'fi', 'Los Angeles', true), ('los angeles', 'sv', 'Los Angeles', true),
  ('los angeles', 'zh-CN', '洛杉矶', true), ('toronto', 'en', 'Toronto', true), ('toronto', 'fi', 'Toronto', true), ('toronto', 'sv', 'Toronto', true),
  ('toronto', 'zh-CN', '多伦多', true), ('vancouver', 'en', 'Vancouver', true), ('vancouver', 'fi', 'Vancouver', true),
  ('vancouver', 'sv', 'Vancouver', true), ('vancouver', 'zh-CN', '温哥华', true), ('sydney', 'en', 'Sydney', true), ('sydney', 'fi', 'Sydney', true),
  ('sydney', 'sv', 'Sydney', true), ('sydney', 'zh-CN', '悉尼', true), ('melbourne', 'en', 'Melbourne', true), ('melbourne', 'fi', 'Melbourne', true),
  ('melbourne', 'sv', 'Melbourne', true), ('melbourne', 'zh-CN', '墨尔本', true), ('AD', 'en', 'Andorra', true), ('AD', 'fi', 'Andorra', true),
  ('AD', 'sv', 'Andorra', true), ('AD', 'zh-CN', '安道尔', true), ('AE', 'en', 'United Arab Emirates', true), ('AE', 'fi', 'Arabiemiirikunnat', true),
  ('AE', 'sv', 'Förenade Arabemiraten', true), ('AE', 'zh-CN', '阿拉伯联合酋长国', true), ('AF', 'en', 'Afghanistan', true),
  ('AF', 'fi', 'Afganistan', true), ('AF', 'sv', 'Afghanistan', true), ('AF', 'zh-CN', '阿富汗', true), ('AG', 'en', 'Antigua & Barbuda', true),
  ('AG', 'fi', 'Antigua ja Barbuda', true), ('AG', 'sv', 'Antigua och Barbuda', true), ('AG', 'zh-CN', '安提瓜和巴布达', true),
  ('AI', 'en', 'Anguilla', true), ('AI', 'fi', 'Anguilla', true), ('AI', 'sv', 'Anguilla', true), ('AI', 'zh-CN', '安圭拉', true),
  ('AL', 'en', 'Albania', true), ('AL', 'fi', 'Albania', true), ('AL', 'sv', 'Albanien', true), ('AL', 'zh-CN', '阿尔巴尼亚', true),
  ('AM', 'en', 'Armenia', true), ('AM', 'fi', 'Armenia', true), ('AM', 'sv', 'Armenien', true), ('AM', 'zh-CN', '亚美尼亚', true),
  ('AO', 'en', 'Angola', true), ('AO', 'fi', 'Angola', true), ('AO', 'sv', 'Angola', true), ('AO', 'zh-CN', '安哥拉', true),
  ('AR', 'en', 'Argentina', true), ('AR', 'fi', 'Argentiina', true), ('AR', 'sv', 'Argentina', true), ('AR', 'zh-CN', '阿根廷', true),
  ('AT', 'en', 'Austria', true), ('AT', 'fi', 'Itävalta', true), ('AT', 'sv', 'Österrike', true), ('AT', 'zh-CN', '奥地利', true),
  ('AU', 'en', 'Australia', true), ('AU', 'fi', 'Australia', true), ('AU', 'sv', 'Australien', true), ('AU', 'zh-CN', '澳大利亚', true),
  ('AW', 'en', 'Aruba', true), ('AW', 'fi', 'Aruba', true), ('AW', 'sv', 'Aruba', true), ('AW', 'zh-CN', '阿鲁巴', true),
  ('AX', 'en', 'Åland Islands', true), ('AX', 'fi', 'Ahvenanmaa', true), ('AX', 'sv', 'Åland', true), ('AX', 'zh-CN', '奥兰群岛', true),
  ('AZ', 'en', 'Azerbaijan', true), ('AZ', 'fi', 'Azerbaidžan', true), ('AZ', 'sv', 'Azerbajdzjan', true), ('AZ', 'zh-CN', '阿塞拜疆', true),
  ('BA', 'en', 'Bosnia & Herzegovina', true), ('BA', 'fi', 'Bosnia ja Hertsegovina', true), ('BA', 'sv', 'Bosnien och Hercegovina', true),
  ('BA', 'zh-CN', '波斯尼亚和黑塞哥维那', true), ('BB', 'en', 'Barbados', true), ('BB', 'fi', 'Barbados', true), ('BB', 'sv', 'Barbados', true),
  ('BB', 'zh-CN', '巴巴多斯', true), ('BD', 'en', 'Bangladesh', true), ('BD', 'fi', 'Bangladesh', true), ('BD', 'sv', 'Bangladesh', true),
  ('BD', 'zh-CN', '孟加拉国', true), ('BE', 'en', 'Belgium', true), ('BE', 'fi', 'Belgia', true), ('BE', 'sv', 'Belgien', true),
  ('BE', 'zh-CN', '比利时', true), ('BF', 'en', 'Burkina Faso', true), ('BF', 'fi', 'Burkina Faso', true), ('BF', 'sv', 'Burkina Faso', true),
  ('BF', 'zh-CN', '布基纳法索', true), ('BG', 'en', 'Bulgaria', true), ('BG', 'fi', 'Bulgaria', true), ('BG', 'sv', 'Bulgarien', true),
  ('BG', 'zh-CN', '保加利亚', true), ('BH', 'en', 'Bahrain', true), ('BH', 'fi', 'Bahrain', true), ('BH', 'sv', 'Bahrain', true),
  ('BH', 'zh-CN', '巴林', true), ('BI', 'en', 'Burundi', true), ('BI', 'fi', 'Burundi', true), ('BI', 'sv', 'Burundi', true),
  ('BI', 'zh-CN', '布隆迪', true), ('BJ', 'en', 'Benin', true), ('BJ', 'fi', 'Benin', true), ('BJ', 'sv', 'Benin', true), ('BJ', 'zh-CN', '贝宁', true),
  ('BM', 'en', 'Bermuda', true), ('BM', 'fi', 'Bermuda', true), ('BM', 'sv', 'Bermuda', true), ('BM', 'zh-CN', '百慕大', true),
  ('BN', 'en', 'Brunei', true), ('BN', 'fi', 'Brunei', true), ('BN', 'sv', 'Brunei', true), ('BN', 'zh-CN', '文莱', true),
  ('BO', 'en', 'Bolivia', true), ('BO', 'fi', 'Bolivia', true), ('BO', 'sv', 'Bolivia', true), ('BO', 'zh-CN', '玻利维亚', true),
  ('BR', 'en', 'Brazil', true), ('BR', 'fi', 'Brasilia', true), ('BR', 'sv', 'Brasilien', true), ('BR', 'zh-CN', '巴西', true),
  ('BS', 'en', 'Bahamas', true), ('BS', 'fi', 'Bahama', true), ('BS', 'sv', 'Bahamas', true), ('BS', 'zh-CN', '巴哈马', true),
  ('BT', 'en', 'Bhutan', true), ('BT', 'fi', 'Bhutan', true), ('BT', 'sv', 'Bhutan', true), ('BT', 'zh-CN', '不丹', true),
  ('BW', 'en', 'Botswana', true), ('BW', 'fi', 'Botswana', true), ('BW', 'sv', 'Botswana', true), ('BW', 'zh-CN', '博茨瓦纳', true),
  ('BY', 'en', 'Belarus', true), ('BY', 'fi', 'Valko-Venäjä', true), ('BY', 'sv', 'Belarus', true), ('BY', 'zh-CN', '白俄罗斯', true),
  ('BZ', 'en', 'Belize', true), ('BZ', 'fi', 'Belize', true), ('BZ', 'sv', 'Belize', true), ('BZ', 'zh-CN', '伯利兹', true),
  ('CA', 'en', 'Canada', true), ('CA', 'fi', 'Kanada', true), ('CA', 'sv', 'Kanada', true), ('CA', 'zh-CN', '加拿大', true),
  ('CD', 'en', 'Congo - Kinshasa', true), ('CD', 'fi', 'Kongon demokraattinen tasavalta', true), ('CD', 'sv', 'Kongo-Kinshasa', true),
  ('CD', 'zh-CN', '刚果（金）', true), ('CF', 'en', 'Central African Republic', true), ('CF', 'fi', 'Keski-Afrikan tasavalta', true),
  ('CF', 'sv', 'Centralafrikanska republiken', true), ('CF', 'zh-CN', '中非共和国', true), ('CG', 'en', 'Congo - Brazzaville', true),
  ('CG', 'fi', 'Kongon tasavalta', true), ('CG', 'sv', 'Kongo-Brazzaville', true), ('CG', 'zh-CN', '刚果（布）', true), ('CH', 'en', 'Switzerland', true),
  ('CH', 'fi', 'Sveitsi', true), ('CH', 'sv', 'Schweiz', true), ('CH', 'zh-CN', '瑞士', true), ('CI', 'en', 'Côte d’Ivoire', true),
  ('CI', 'fi', 'Norsunluurannikko', true), ('CI', 'sv', 'Elfenbenskusten', true), ('CI', 'zh-CN', '科特迪瓦', true), ('CL', 'en', 'Chile', true),
  ('CL', 'fi', 'Chile', true), ('CL', 'sv', 'Chile', true), ('CL', 'zh-CN', '智利', true), ('CM', 'en', 'Cameroon', true),
  ('CM', 'fi', 'Kamerun', true), ('CM', 'sv', 'Kamerun', true), ('CM', 'zh-CN', '喀麦隆', true), ('CN', 'en', 'China', true),
  ('CN', 'fi', 'Kiina', true), ('CN', 'sv', 'Kina', true), ('CN', 'zh-CN', '中国', true), ('CO', 'en', 'Colombia', true),
  ('CO', 'fi', 'Kolumbia', true), ('CO', 'sv', 'Colombia', true), ('CO', 'zh-CN', '哥伦比亚', true), ('CR', 'en', 'Costa Rica', true),
  ('CR', 'fi', 'Costa Rica', true), ('CR', 'sv', 'Costa Rica', true), ('CR', 'zh-CN', '哥斯达黎加', true), ('CU', 'en', 'Cuba', true),
  ('CU', 'fi', 'Kuuba', true), ('CU', 'sv', 'Kuba', true), ('CU', 'zh-CN', '古巴', true), ('CV', 'en', 'Cape Verde', true),
  ('CV', 'fi', 'Kap Verde', true), ('CV', 'sv', 'Kap Verde', true), ('CV', 'zh-CN', '佛得角', true), ('CW', 'en', 'Curaçao', true),
  ('CW', 'fi', 'Curaçao', true), ('CW', 'sv', 'Curaçao', true), ('CW', 'zh-CN', '库拉索', true), ('CY', 'en', 'Cyprus', true),
  ('CY', 'fi', 'Kypros', true), ('CY', 'sv', 'Cypern', true), ('CY', 'zh-CN', '塞浦路斯', true), ('CZ', 'en', 'Czechia', true),
  ('CZ', 'fi', 'Tšekki', true), ('CZ', 'sv', 'Tjeckien', true), ('CZ', 'zh-CN', '捷克', true), ('DE', 'en', 'Germany', true),
  ('DE', 'fi', 'Saksa', true), ('DE', 'sv', 'Tyskland', true), ('DE', 'zh-CN', '德国', true), ('DJ', 'en', 'Djibouti', true),
  ('DJ', 'fi', 'Djibouti', true), ('DJ', 'sv', 'Djibouti', true), ('DJ', 'zh-CN', '吉布提', true), ('DK', 'en', 'Denmark', true),
  ('DK', 'fi', 'Tanska', true), ('DK', 'sv', 'Danmark', true), ('DK', 'zh-CN', '丹麦', true), ('DM', 'en', 'Dominica', true),
  ('DM', 'fi', 'Dominica', true), ('DM', 'sv', 'Dominica', true), ('DM', 'zh-CN', '多米尼克', true), ('DO', 'en', 'Dominican Republic', true),
  ('DO', 'fi', 'Dominikaaninen tasavalta', true), ('DO', 'sv', 'Dominikanska republiken', true), ('DO', 'zh-CN', '多米尼加共和国', true),
  ('DZ', 'en', 'Algeria', true), ('DZ', 'fi', 'Algeria', true), ('DZ', 'sv', 'Algeriet', true), ('DZ', 'zh-CN', '阿尔及利亚', true),
  ('EC', 'en', 'Ecuador', true), ('EC', 'fi', 'Ecuador', true), ('EC', 'sv', 'Ecuador', true), ('EC', 'zh-CN', '厄瓜多尔', true),
  ('EE', 'en', 'Estonia', true), ('EE', 'fi', 'Viro', true), ('EE', 'sv', 'Estland', true), ('EE', 'zh-CN', '爱沙尼亚', true),
  ('EG', 'en', 'Egypt', true), ('EG', 'fi', 'Egypti', true), ('EG', 'sv', 'Egypten', true), ('EG', 'zh-CN', '埃及', true),
  ('ER', 'en', 'Eritrea', true), ('ER', 'fi', 'Eritrea', true), ('ER', 'sv', 'Eritrea', true), ('ER', 'zh-CN', '厄立特里亚', true),
  ('ES', 'en', 'Spain', true), ('ES', 'fi', 'Espanja', true), ('ES', 'sv', 'Spanien', true), ('ES', 'zh-CN', '西班牙', true),
  ('ET', 'en', 'Ethiopia', true), ('ET', 'fi', 'Etiopia', true), ('ET', 'sv', 'Etiopien', true), ('ET', 'zh-CN', '埃塞俄比亚', true),
  ('FI', 'en', 'Finland', true), ('FI', 'fi', 'Suomi', true), ('FI', 'sv', 'Finland', true), ('FI', 'zh-CN', '芬兰', true), ('FJ', 'en', 'Fiji', true),
  ('FJ', 'fi', 'Fidži', true), ('FJ', 'sv', 'Fiji', true), ('FJ', 'zh-CN', '斐济', true), ('FM', 'en', 'Micronesia', true),
  ('FM', 'fi', 'Mikronesia', true), ('FM', 'sv', 'Mikronesien', true), ('FM', 'zh-CN', '密克罗尼西亚', true), ('FO', 'en', 'Faroe Islands', true),
  ('FO', 'fi', 'Färsaaret', true), ('FO', 'sv', 'Färöarna', true), ('FO', 'zh-CN', '法罗群岛', true), ('FR', 'en', 'France', true),
  ('FR', 'fi', 'Ranska', true), ('FR', 'sv', 'Frankrike', true), ('FR', 'zh-CN', '法国', true), ('GA', 'en', 'Gabon', true),
  ('GA', 'fi', 'Gabon', true), ('GA', 'sv', 'Gabon', true), ('GA', 'zh-CN', '加蓬', true), ('GB', 'en', 'United Kingdom', true),
  ('GB', 'fi', 'Iso-Britannia', true), ('GB', 'sv', 'Storbritannien', true), ('GB', 'zh-CN', '英国', true), ('GD', 'en', 'Grenada', true),
  ('GD', 'fi', 'Grenada', true), ('GD', 'sv', 'Grenada', true), ('GD', 'zh-CN', '格林纳达', true), ('GE', 'en', 'Georgia', false),
  ('GE', 'fi', 'Georgia', false), ('GE', 'sv', 'Georgien', true), ('GE', 'zh-CN', '格鲁吉亚', true), ('GF', 'en', 'French Guiana', true),
  ('GF', 'fi', 'Ranskan Guayana', true), ('GF', 'sv', 'Franska Guyana', true), ('GF', 'zh-CN', '法属圭亚那', true), ('GG', 'en', 'Guernsey', true),
  ('GG', 'fi', 'Guernsey', true), ('GG', 'sv', 'Guernsey', true), ('GG', 'zh-CN', '根西岛', true), ('GH', 'en', 'Ghana', true),
  ('GH', 'fi', 'Ghana', true), ('GH', 'sv', 'Ghana', true), ('GH', 'zh-CN', '加纳', true), ('GI', 'en', 'Gibraltar', true),
  ('GI', 'fi', 'Gibraltar', true), ('GI', 'sv', 'Gibraltar', true), ('GI', 'zh-CN', '直布罗陀', true), ('GL', 'en', 'Greenland', true),
  ('GL', 'fi', 'Grönlanti', true), ('GL', 'sv', 'Grönland', true), ('GL', 'zh-CN', '格陵兰', true), ('GM', 'en', 'Gambia', true),
  ('GM', 'fi', 'Gambia', true), ('GM', 'sv', 'Gambia', true), ('GM', 'zh-CN', '冈比亚', true), ('GN', 'en', 'Guinea', false),
  ('GN', 'fi', 'Guinea', false), ('GN', 'sv', 'Guinea', false), ('GN', 'zh-CN', '几内亚', true), ('GP', 'en', 'Guadeloupe', true),
  ('GP', 'fi', 'Guadeloupe', true), ('GP', 'sv', 'Guadeloupe', true), ('GP', 'zh-CN', '瓜德罗普', true), ('GQ', 'en', 'Equatorial Guinea', true),
  ('GQ', 'fi', 'Päiväntasaajan Guinea', true), ('GQ', 'sv', 'Ekvatorialguinea', true), ('GQ', 'zh-CN', '赤道几内亚', true), ('GR', 'en', 'Greece', true),
  ('GR', 'fi', 'Kreikka', true), ('GR', 'sv', 'Grekland', true), ('GR', 'zh-CN', '希腊', true), ('GT', 'en', 'Guatemala', true),
  ('GT', 'fi', 'Guatemala', true), ('GT', 'sv', 'Guatemala', true), ('GT', 'zh-CN', '危地马拉', true), ('GU', 'en', 'Guam', true),
  ('GU', 'fi', 'Guam', true), ('GU', 'sv', 'Guam', true), ('GU', 'zh-CN', '关岛', true), ('GW', 'en', 'Guinea-Bissau', true),
  ('GW', 'fi', 'Guinea-Bissau', true), ('GW', 'sv', 'Guinea-Bissau', true), ('GW', 'zh-CN', '几内亚比绍', true), ('GY', 'en', 'Guyana', true),
  ('GY', 'fi', 'Guyana', true), ('GY', 'sv', 'Guyana', true), ('GY', 'zh-CN', '圭亚那', true), ('HK', 'en', 'Hong Kong', true),
  ('HK', 'fi', 'Hongkong', true), ('HK', 'sv', 'Hongkong', true), ('HK', 'zh-CN', '香港', true), ('HN', 'en', 'Honduras', true),
  ('HN', 'fi', 'Honduras', true), ('HN', 'sv', 'Honduras', true), ('HN', 'zh-CN', '洪都拉斯', true), ('HR', 'en', 'Croatia', true),
  ('HR', 'fi', 'Kroatia', true), ('HR', 'sv', 'Kroatien', true), ('HR', 'zh-CN', '克罗地亚', true), ('HT', 'en', 'Haiti', true),
  ('HT', 'fi', 'Haiti', true), ('HT', 'sv', 'Haiti', true), ('HT', 'zh-CN', '海地', true), ('HU', 'en', 'Hungary', true), ('HU', 'fi', 'Unkari', true),
  ('HU', 'sv', 'Ungern', true), ('HU', 'zh-CN', '匈牙利', true), ('ID', 'en', 'Indonesia', true), ('ID', 'fi', 'Indonesia', true),
  ('ID', 'sv', 'Indonesien', true), ('ID', 'zh-CN', '印度尼西亚', true), ('IE', 'en', 'Ireland', true), ('IE', 'fi', 'Irlanti', true),
  ('IE', 'sv', 'Irland', true), ('IE', 'zh-CN', '爱尔兰', true), ('IL', 'en', 'Israel', true), ('IL', 'fi', 'Israel', true),
  ('IL', 'sv', 'Israel', true), ('IL', 'zh-CN', '以色列', true), ('IM', 'en', 'Isle of Man', true), ('IM', 'fi', 'Mansaari', true),
  ('IM', 'sv', 'Isle of Man', true), ('IM', 'zh-CN', '马恩岛', true), ('IN', 'en', 'India', true), ('IN', 'fi', 'Intia', true),
  ('IN', 'sv', 'Indien', true), ('IN', 'zh-CN', '印度', true), ('IQ', 'en', 'Iraq', true), ('IQ', 'fi', 'Irak', true), ('IQ', 'sv', 'Irak', true),
  ('IQ', 'zh-CN', '伊拉克', true), ('IR', 'en', 'Iran', true), ('IR', 'fi', 'Iran', true), ('IR', 'sv', 'Iran', true), ('IR', 'zh-CN', '伊朗', true),
  ('IS', 'en', 'Iceland', true), ('IS', 'fi', 'Islanti', true), ('IS', 'sv', 'Island', true), ('IS', 'zh-CN', '冰岛', true),
  ('IT', 'en', 'Italy', true), ('IT', 'fi', 'Italia', true), ('IT', 'sv', 'Italien', true), ('IT', 'zh-CN', '意大利', true),
  ('JE', 'en', 'Jersey', false), ('JE', 'fi', 'Jersey', false), ('JE', 'sv', 'Jersey', false), ('JE', 'zh-CN', '泽西岛', true),
  ('JM', 'en', 'Jamaica', true), ('JM', 'fi', 'Jamaika', true), ('JM', 'sv', 'Jamaica', true), ('JM', 'zh-CN', '牙买加', true),
  ('JO', 'en', 'Jordan', false), ('JO', 'fi', 'Jordania', true), ('JO', 'sv', 'Jordanien', true), ('JO', 'zh-CN', '约旦', true),
  ('JP', 'en', 'Japan', true), ('JP', 'fi', 'Japani', true), ('JP', 'sv', 'Japan', true), ('JP', 'zh-CN', '日本', true), ('KE', 'en', 'Kenya', true),
  ('KE', 'fi', 'Kenia', true), ('KE', 'sv', 'Kenya', true), ('KE', 'zh-CN', '肯尼亚', true), ('KG', 'en', 'Kyrgyzstan', true),
  ('KG', 'fi', 'Kirgisia', true), ('KG', 'sv', 'Kirgizistan', true), ('KG', 'zh-CN', '吉尔吉斯斯坦', true), ('KH', 'en', 'Cambodia', true),
  ('KH', 'fi', 'Kambodža', true), ('KH', 'sv', 'Kambodja', true), ('KH', 'zh-CN', '柬埔寨', true), ('KI', 'en', 'Kiribati', true),
  ('KI', 'fi', 'Kiribati', true), ('KI', 'sv', 'Kiribati', true), ('KI', 'zh-CN', '基里巴斯', true), ('KM', 'en', 'Comoros', true),
  ('KM', 'fi', 'Komorit', true), ('KM', 'sv', 'Komorerna', true), ('KM', 'zh-CN', '科摩罗', true), ('KN', 'en', 'St. Kitts & Nevis', true),
  ('KN', 'fi', 'Saint Kitts ja Nevis', true), ('KN', 'sv', 'S:t Kitts och Nevis', true), ('KN', 'zh-CN', '圣基茨和尼维斯', true),
  ('KP', 'en', 'North Korea', true), ('KP', 'fi', 'Pohjois-Korea', true), ('KP', 'sv', 'Nordkorea', true), ('KP', 'zh-CN', '朝鲜', true),
  ('KR', 'en', 'South Korea', true), ('KR', 'fi', 'Etelä-Korea', true), ('KR', 'sv', 'Sydkorea', true), ('KR', 'zh-CN', '韩国', true),
  ('KW', 'en', 'Kuwait', true), ('KW', 'fi', 'Kuwait', true), ('KW', 'sv', 'Kuwait', true), ('KW', 'zh-CN', '科威特', true),
  ('KY', 'en', 'Cayman Islands', true), ('KY', 'fi', 'Caymansaaret', true), ('KY', 'sv', 'Caymanöarna', true), ('KY', 'zh-CN', '开曼群岛', true),
  ('KZ', 'en', 'Kazakhstan', true), ('KZ', 'fi', 'Kazakstan', true), ('KZ', 'sv', 'Kazakstan', true), ('KZ', 'zh-CN', '哈萨克斯坦', true),
  ('LA', 'en', 'Laos', true), ('LA', 'fi', 'Laos', true), ('LA', 'sv', 'Laos', true), ('LA', 'zh-CN', '老挝', true), ('LB', 'en', 'Lebanon', true),
  ('LB', 'fi', 'Libanon', true), ('LB', 'sv', 'Libanon', true), ('LB', 'zh-CN', '黎巴嫩', true), ('LC', 'en', 'St. Lucia', true),
  ('LC', 'fi', 'Saint Lucia', true), ('LC', 'sv', 'S:t Lucia', true), ('LC', 'zh-CN', '圣卢西亚', true), ('LI', 'en', 'Liechtenstein', true),
  ('LI', 'fi', 'Liechtenstein', true), ('LI', 'sv', 'Liechtenstein', true), ('LI', 'zh-CN', '列支敦士登', true), ('LK', 'en', 'Sri Lanka', true),
  ('LK', 'fi', 'Sri Lanka', true), ('LK', 'sv', 'Sri Lanka', true), ('LK', 'zh-CN', '斯里兰卡', true), ('LR', 'en', 'Liberia', true),
  ('LR', 'fi', 'Liberia', true), ('LR', 'sv', 'Liberia', true), ('LR', 'zh-CN', '利比里亚', true), ('LS', 'en', 'Lesotho', true),
  ('LS', 'fi', 'Lesotho', true), ('LS', 'sv', 'Lesotho', true), ('LS', 'zh-CN', '莱索托', true), ('LT', 'en', 'Lithuania', true),
  ('LT', 'fi', 'Liettua', true), ('LT', 'sv', 'Litauen', true), ('LT', 'zh-CN', '立陶宛', true), ('LU', 'en', 'Luxembourg', true),
  ('LU', 'fi', 'Luxemburg', true), ('LU', 'sv', 'Luxemburg', true), ('LU', 'zh-CN', '卢森堡', true), ('LV', 'en', 'Latvia', true),
  ('LV', 'fi', 'Latvia', true), ('LV', 'sv', 'Lettland', true), ('LV', 'zh-CN', '拉脱维亚', true), ('LY', 'en', 'Libya', true),
  ('LY', 'fi', 'Libya', true), ('LY', 'sv', 'Libyen', true), ('LY', 'zh-CN', '利比亚', true), ('MA', 'en', 'Morocco', true),
  ('MA', 'fi', 'Marokko', true), ('MA', 'sv', 'Marocko', true), ('MA', 'zh-CN', '摩洛哥', true), ('MC', 'en', 'Monaco', true),
  ('MC', 'fi', 'Monaco', true), ('MC', 'sv', 'Monaco', true), ('MC', 'zh-CN', '摩纳哥', true), ('MD', 'en', 'Moldova', true),
  ('MD', 'fi', 'Moldova', true), ('MD', 'sv', 'Moldavien', true), ('MD', 'zh-CN', '摩尔多瓦', true), ('ME', 'en', 'Montenegro', true),
  ('ME', 'fi', 'Montenegro', true), ('ME', 'sv', 'Montenegro', true), ('ME', 'zh-CN', '黑山', true), ('MG', 'en', 'Madagascar', true),
  ('MG', 'fi', 'Madagaskar', true), ('MG', 'sv', 'Madagaskar', true), ('MG', 'zh-CN', '马达加斯加', true), ('MH', 'en', 'Marshall Islands', true),
  ('MH', 'fi', 'Marshallinsaaret', true), ('MH', 'sv', 'Marshallöarna', true), ('MH', 'zh-CN', '马绍尔群岛', true), ('MK', 'en', 'North Macedonia', true),
  ('MK', 'fi', 'Pohjois-Makedonia', true), ('MK', 'sv', 'Nordmakedonien', true), ('MK', 'zh-CN', '北马其顿', true), ('ML', 'en', 'Mali', false),
  ('ML', 'fi', 'Mali', false), ('ML', 'sv', 'Mali', false), ('ML', 'zh-CN', '马里', true), ('MM', 'en', 'Myanmar (Burma)', true),
  ('MM', 'fi', 'Myanmar (Burma)', true), ('MM', 'sv', 'Myanmar (Burma)', true), ('MM', 'zh-CN', '缅甸', true), ('MN', 'en', 'Mongolia', true),
  ('MN', 'fi', 'Mongolia', true), ('MN', 'sv', 'Mongoliet', true), ('MN', 'zh-CN', '蒙古', true), ('MO', 'en', 'Macao', true),
  ('MO', 'fi', 'Macao', true), ('MO', 'sv', 'Macao', true), ('MO', 'zh-CN', '澳门', true), ('MQ', 'en', 'Martinique', true),
  ('MQ', 'fi', 'Martinique', true), ('MQ', 'sv', 'Martinique', true), ('MQ', 'zh-CN', '马提尼克', true), ('MR', 'en', 'Mauritania', true),
  ('MR', 'fi', 'Mauritania', true), ('MR', 'sv', 'Mauretanien', true), ('MR', 'zh-CN', '毛里塔尼亚', true), ('MS', 'en', 'Montserrat', true),
  ('MS', 'fi', 'Montserrat', true), ('MS', 'sv', 'Montserrat', true), ('MS', 'zh-CN', '蒙特塞拉特', true), ('MT', 'en', 'Malta', true),
  ('MT', 'fi', 'Malta', true), ('MT', 'sv', 'Malta', true), ('MT', 'zh-CN', '马耳他', true), ('MU', 'en', 'Mauritius', true),
  ('MU', 'fi', 'Mauritius', true), ('MU', 'sv', 'Mauritius', true), ('MU', 'zh-CN', '毛里求斯', true), ('MV', 'en', 'Maldives', true),
  ('MV', 'fi', 'Malediivit', true), ('MV', 'sv', 'Maldiverna', true), ('MV', 'zh-CN', '马尔代夫', true), ('MW', 'en', 'Malawi', true),
  ('MW', 'fi', 'Malawi', true), ('MW', 'sv', 'Malawi', true), ('MW', 'zh-CN', '马拉维', true), ('MX', 'en', 'Mexico', true),
  ('MX', 'fi', 'Meksiko', true), ('MX', 'sv', 'Mexiko', true), ('MX', 'zh-CN', '墨西哥', true), ('MY', 'en', 'Malaysia', true),
  ('MY', 'fi', 'Malesia', true), ('MY', 'sv', 'Malaysia', true), ('MY', 'zh-CN', '马来西亚', true), ('MZ', 'en', 'Mozambique', true),
  ('MZ', 'fi', 'Mosambik', true), ('MZ', 'sv', 'Moçambique', true), ('MZ', 'zh-CN', '莫桑比克', true), ('NA', 'en', 'Namibia', true),
  ('NA', 'fi', 'Namibia', true), ('NA', 'sv', 'Namibia', true), ('NA', 'zh-CN', '纳米比亚', true), ('NC', 'en', 'New Caledonia', true),
  ('NC', 'fi', 'Uusi-Kaledonia', true), ('NC', 'sv', 'Nya Kaledonien', true), ('NC', 'zh-CN', '新喀里多尼亚', true), ('NE', 'en', 'Niger', false),
  ('NE', 'fi', 'Niger', false), ('NE', 'sv', 'Niger', false), ('NE', 'zh-CN', '尼日尔', true), ('NG', 'en', 'Nigeria', true),
  ('NG', 'fi', 'Nigeria', true), ('NG', 'sv', 'Nigeria', true), ('NG', 'zh-CN', '尼日利亚', true), ('NI', 'en', 'Nicaragua', true),
  ('NI', 'fi', 'Nicaragua', true), ('NI', 'sv', 'Nicaragua', true), ('NI', 'zh-CN', '尼加拉瓜', true), ('NL', 'en', 'Netherlands', true),
  ('NL', 'fi', 'Alankomaat', true), ('NL', 'sv', 'Nederländerna', true), ('NL', 'zh-CN', '荷兰', true), ('NO', 'en', 'Norway', true),
  ('NO', 'fi', 'Norja', true), ('NO', 'sv', 'Norge', true), ('NO', 'zh-CN', '挪威', true), ('NP', 'en', 'Nepal', true), ('NP', 'fi', 'Nepal', true),
  ('NP', 'sv', 'Nepal', true), ('NP', 'zh-CN', '尼泊尔', true), ('NR', 'en', 'Nauru', true), ('NR', 'fi', 'Nauru', true), ('NR', 'sv', 'Nauru', true),
  ('NR', 'zh-CN', '瑙鲁', true), ('NZ', 'en', 'New Zealand', true), ('NZ', 'fi', 'Uusi-Seelanti', true), ('NZ', 'sv', 'Nya Zeeland', true),
  ('NZ', 'zh-CN', '新西兰', true), ('OM', 'en', 'Oman', false), ('OM', 'fi', 'Oman', false), ('OM', 'sv', 'Oman', false), ('OM', 'zh-CN', '阿曼', true),
  ('PA', 'en', 'Panama', true), ('PA', 'fi', 'Panama', true), ('PA', 'sv', 'Panama', true), ('PA', 'zh-CN', '巴拿马', true),
  ('PE', 'en', 'Peru', false), ('PE', 'fi', 'Peru', false), ('PE', 'sv', 'Peru', false), ('PE', 'zh-CN', '秘鲁', true),
  ('PF', 'en', 'French Polynesia', true), ('PF', 'fi', 'Ranskan Polynesia', true), ('PF', 'sv', 'Franska Polynesien', true),
  ('PF', 'zh-CN', '法属波利尼西亚', true), ('PG', 'en', 'Papua New Guinea', true), ('PG', 'fi', 'Papua-Uusi-Guinea', true),
  ('PG', 'sv', 'Papua Nya Guinea', true), ('PG', 'zh-CN', '巴布亚新几内亚', true), ('PH', 'en', 'Philippines', true), ('PH', 'fi', 'Filippiinit', true),
  ('PH', 'sv', 'Filippinerna', true), ('PH', 'zh-CN', '菲律宾', true), ('PK', 'en', 'Pakistan', true), ('PK', 'fi', 'Pakistan', true),
  ('PK', 'sv', 'Pakistan', true), ('PK', 'zh-CN', '巴基斯坦', true), ('PL', 'en', 'Poland', true), ('PL', 'fi', 'Puola', true),
  ('PL', 'sv', 'Polen', true), ('PL', 'zh-CN', '波兰', true), ('PR', 'en', 'Puerto Rico', true), ('PR', 'fi', 'Puerto Rico', true),
  ('PR', 'sv', 'Puerto Rico', true), ('PR', 'zh-CN', '波多黎各', true), ('PS', 'en', 'Palestinian Territories', true),
  ('PS', 'fi', 'Palestiinalaisalue', true), ('PS', 'sv', 'Palestinska territorierna', true), ('PS', 'zh-CN', '巴勒斯坦领土', true),
  ('PT', 'en', 'Portugal', true), ('PT', 'fi', 'Portugali', true), ('PT', 'sv', 'Portugal', true), ('PT', 'zh-CN', '葡萄牙', true),
  ('PW', 'en', 'Palau', true), ('PW', 'fi', 'Palau', true), ('PW', 'sv', 'Palau', true), ('PW', 'zh-CN', '帕劳', true), ('PY', 'en', 'Paraguay', true),
  ('PY', 'fi', 'Paraguay', true), ('PY', 'sv', 'Paraguay', true), ('PY', 'zh-CN', '巴拉圭', true), ('QA', 'en', 'Qatar', true),
  ('QA', 'fi', 'Qatar', true), ('QA', 'sv', 'Qatar', true), ('QA', 'zh-CN', '卡塔尔', true), ('RE', 'en', 'Réunion', true),
  ('RE', 'fi', 'Réunion', true), ('RE', 'sv', 'Réunion', true), ('RE', 'zh-CN', '留尼汪', true), ('RO', 'en', 'Romania', true),
  ('RO', 'fi', 'Romania', true), ('RO', 'sv', 'Rumänien', true), ('RO', 'zh-CN', '罗马尼亚', true), ('RS', 'en', 'Serbia', true),
  ('RS', 'fi', 'Serbia', true), ('RS', 'sv', 'Serbien', true), ('RS', 'zh-CN', '塞尔维亚', true), ('RU', 'en', 'Russia', true),
  ('RU', 'fi', 'Venäjä', true), ('RU', 'sv', 'Ryssland', true), ('RU', 'zh-CN', '俄罗斯', true), ('RW', 'en', 'Rwanda', true),
  ('RW', 'fi', 'Ruanda', true), ('RW', 'sv', 'Rwanda', true), ('RW', 'zh-CN', '卢旺达', true), ('SA', 'en', 'Saudi Arabia', true),
  ('SA', 'fi', 'Saudi-Arabia', true), ('SA', 'sv', 'Saudiarabien', true), ('SA', 'zh-CN', '沙特阿拉伯', true), ('SB', 'en', 'Solomon Islands', true),
  ('SB', 'fi', 'Salomonsaaret', true), ('SB', 'sv', 'Salomonöarna', true), ('SB', 'zh-CN', '所罗门群岛', true), ('SC', 'en', 'Seychelles', true),
  ('SC', 'fi', 'Seychellit', true), ('SC', 'sv', 'Seychellerna', true), ('SC', 'zh-CN', '塞舌尔', true), ('SD', 'en', 'Sudan', true),
  ('SD', 'fi', 'Sudan', true), ('SD', 'sv', 'Sudan', true), ('SD', 'zh-CN', '苏丹', true), ('SE', 'en', 'Sweden', true), ('SE', 'fi', 'Ruotsi', true),
  ('SE', 'sv', 'Sverige', true), ('SE', 'zh-CN', '瑞典', true), ('SG', 'en', 'Singapore', true), ('SG', 'fi', 'Singapore', true),
  ('SG', 'sv', 'Singapore', true), ('SG', 'zh-CN', '新加坡', true), ('SI', 'en', 'Slovenia', true), ('SI', 'fi', 'Slovenia', true),
  ('SI', 'sv', 'Slovenien', true), ('SI', 'zh-CN', '斯洛文尼亚', true), ('SK', 'en', 'Slovakia', true), ('SK', 'fi', 'Slovakia', true),
  ('SK', 'sv', 'Slovakien', true), ('SK', 'zh-CN', '斯洛伐克', true), ('SL', 'en', 'Sierra Leone', true), ('SL', 'fi', 'Sierra Leone', true),
  ('SL', 'sv', 'Sierra Leone', true), ('SL', 'zh-CN', '塞拉利昂', true), ('SM', 'en', 'San Marino', true), ('SM', 'fi', 'San Marino', true),
  ('SM', 'sv', 'San Marino', true), ('SM', 'zh-CN', '圣马力诺', true), ('SN', 'en', 'Senegal', true), ('SN', 'fi', 'Senegal', true),
  ('SN', 'sv', 'Senegal', true), ('SN', 'zh-CN', '塞内加尔', true), ('SO', 'en', 'Somalia', true), ('SO', 'fi', 'Somalia', true),
  ('SO', 'sv', 'Somalia', true), ('SO', 'zh-CN', '索马里', true), ('SR', 'en', 'Suriname', true), ('SR', 'fi', 'Suriname', true),
  ('SR', 'sv', 'Surinam', true), ('SR', 'zh-CN', '苏里南', true), ('SS', 'en', 'South Sudan', true), ('SS', 'fi', 'Etelä-Sudan', true),
  ('SS', 'sv', 'Sydsudan', true), ('SS', 'zh-CN', '南苏丹', true), ('ST', 'en', 'São Tomé & Príncipe', true),
  ('ST', 'fi', 'São Tomé ja Príncipe', true), ('ST', 'sv', 'São Tomé och Príncipe', true), ('ST', 'zh-CN', '圣多美和普林西比', true),
  ('SV', 'en', 'El Salvador', true), ('SV', 'fi', 'El Salvador', true), ('SV', 'sv', 'El Salvador', true), ('SV', 'zh-CN', '萨尔瓦多', true),
  ('SY', 'en', 'Syria', true), ('SY', 'fi', 'Syyria', true), ('SY', 'sv', 'Syrien', true), ('SY', 'zh-CN', '叙利亚', true),
  ('SZ', 'en', 'Eswatini', true), ('SZ', 'fi', 'Eswatini', true), ('SZ', 'sv', 'Eswatini', true), ('SZ', 'zh-CN', '斯威士兰', true),
  ('TC', 'en', 'Turks & Caicos Islands', true), ('TC', 'fi', 'Turks- ja Caicossaaret', true), ('TC', 'sv', 'Turks- och Caicosöarna', true),
  ('TC', 'zh-CN', '特克斯和凯科斯群岛', true), ('TD', 'en', 'Chad', false), ('TD', 'fi', 'Tšad', true), ('TD', 'sv', 'Tchad', true),
  ('TD', 'zh-CN', '乍得', true), ('TG', 'en', 'Togo', false), ('TG', 'fi', 'Togo', false), ('TG', 'sv', 'Togo', false), ('TG', 'zh-CN', '多哥', true),
  ('TH', 'en', 'Thailand', true), ('TH', 'fi', 'Thaimaa', true), ('TH', 'sv', 'Thailand', true), ('TH', 'zh-CN', '泰国', true),
  ('TJ', 'en', 'Tajikistan', true), ('TJ', 'fi', 'Tadžikistan', true), ('TJ', 'sv', 'Tadzjikistan', true), ('TJ', 'zh-CN', '塔吉克斯坦', true),
  ('TL', 'en', 'Timor-Leste', true), ('TL', 'fi', 'Itä-Timor', true), ('TL', 'sv', 'Östtimor', true), ('TL', 'zh-CN', '东帝汶', true),
  ('TM', 'en', 'Turkmenistan', true), ('TM', 'fi', 'Turkmenistan', true), ('TM', 'sv', 'Turkmenistan', true), ('TM', 'zh-CN', '土库曼斯坦', true),
  ('TN', 'en', 'Tunisia', true), ('TN', 'fi', 'Tunisia', true), ('TN', 'sv', 'Tunisien', true), ('TN', 'zh-CN', '突尼斯', true),
  ('TO', 'en', 'Tonga', true), ('TO', 'fi', 'Tonga', true), ('TO', 'sv', 'Tonga', true), ('TO', 'zh-CN', '汤加', true), ('TR', 'en', 'Türkiye', true),
  ('TR', 'fi', 'Turkki', true), ('TR', 'sv', 'Turkiet', true), ('TR', 'zh-CN', '土耳其', true), ('TT', 'en', 'Trinidad & Tobago', true),
  ('TT', 'fi', 'Trinidad ja Tobago', true), ('TT', 'sv', 'Trinidad och Tobago', true), ('TT', 'zh-CN', '特立尼达和多巴哥', true),
  ('TV', 'en', 'Tuvalu', true), ('TV', 'fi', 'Tuvalu', true), ('TV', 'sv', 'Tuvalu', true), ('TV', 'zh-CN', '图瓦卢', true),
  ('TW', 'en', 'Taiwan', true), ('TW', 'fi', 'Taiwan', true), ('TW', 'sv', 'Taiwan', true), ('TW', 'zh-CN', '台湾', true),
  ('TZ', 'en', 'Tanzania', true), ('TZ', 'fi', 'Tansania', true), ('TZ', 'sv', 'Tanzania', true), ('TZ', 'zh-CN', '坦桑尼亚', true),
  ('UA', 'en', 'Ukraine', true), ('UA', 'fi', 'Ukraina', true), ('UA', 'sv', 'Ukraina', true), ('UA', 'zh-CN', '乌克兰', true),
  ('UG', 'en', 'Uganda', true), ('UG', 'fi', 'Uganda', true), ('UG', 'sv', 'Uganda', true), ('UG', 'zh-CN', '乌干达', true),
  ('US', 'en', 'United States', true), ('US', 'fi', 'Yhdysvallat', true), ('US', 'sv', 'USA', true), ('US', 'zh-CN', '美国', true),
  ('UY', 'en', 'Uruguay', true), ('UY', 'fi', 'Uruguay', true), ('UY', 'sv', 'Uruguay', true), ('UY', 'zh-CN', '乌拉圭', true),
  ('UZ', 'en', 'Uzbekistan', true), ('UZ', 'fi', 'Uzbekistan', true), ('UZ', 'sv', 'Uzbekistan', true), ('UZ', 'zh-CN', '乌兹别克斯坦', true),
  ('VA', 'en', 'Vatican City', true), ('VA', 'fi', 'Vatikaani', true), ('VA', 'sv', 'Vatikanstaten', true), ('VA', 'zh-CN', '梵蒂冈', true),
  ('VC', 'en', 'St. Vincent & Grenadines', true), ('VC', 'fi', 'Saint Vincent ja Grenadiinit', true),
  ('VC', 'sv', 'S:t Vincent och Grenadinerna', true), ('VC', 'zh-CN', '圣文森特和格林纳丁斯', true), ('VE', 'en', 'Venezuela', true),
  ('VE', 'fi', 'Venezuela', true), ('VE', 'sv', 'Venezuela', true), ('VE', 'zh-CN', '委内瑞拉', true), ('VG', 'en', 'British Virgin Islands', true),
  ('VG', 'fi', 'Brittiläiset Neitsytsaaret', true), ('VG', 'sv', 'Brittiska Jungfruöarna', true), ('VG', 'zh-CN', '英属维尔京群岛', true),
  ('VI', 'en', 'U.S. Virgin Islands', true), ('VI', 'fi', 'Yhdysvaltain Neitsytsaaret', true), ('VI', 'sv', 'Amerikanska Jungfruöarna', true),
  ('VI', 'zh-CN', '美属维尔京群岛', true), ('VN', 'en', 'Vietnam', true), ('VN', 'fi', 'Vietnam', true), ('VN', 'sv', 'Vietnam', true),
  ('VN', 'zh-CN', '越南', true), ('VU', 'en', 'Vanuatu', true), ('VU', 'fi', 'Vanuatu', true), ('VU', 'sv', 'Vanuatu', true),
  ('VU', 'zh-CN', '瓦努阿图', true), ('WS', 'en', 'Samoa', true), ('WS', 'fi', 'Samoa', true), ('WS', 'sv', 'Samoa', true), ('WS', 'zh-CN', '萨摩亚', true),
  ('XK', 'en', 'Kosovo', true), ('XK', 'fi', 'Kosovo', true), ('XK', 'sv', 'Kosovo', true), ('XK', 'zh-CN', '科索沃', true),
  ('YE', 'en', 'Yemen', true), ('YE', 'fi', 'Jemen', true), ('YE', 'sv', 'Jemen', true), ('YE', 'zh-CN', '也门', true), ('YT', 'en', 'Mayotte', true),
  ('YT', 'fi', 'Mayotte', true), ('YT', 'sv', 'Mayotte', true), ('YT', 'zh-CN', '马约特', true), ('ZA', 'en', 'South Africa', true),
  ('ZA', 'fi', 'Etelä-Afrikka', true), ('ZA', 'sv', 'Sydafrika', true), ('ZA', 'zh-CN', '南非', true), ('ZM', 'en', 'Zambia', true),
  ('ZM', 'fi', 'Sambia', true), ('ZM', 'sv', 'Zambia', true), ('ZM', 'zh-CN', '赞比亚', true), ('ZW', 'en', 'Zimbabwe', true),
  ('ZW', 'fi', 'Zimbabwe', true), ('ZW', 'sv', 'Zimbabwe', true), ('ZW', 'zh-CN', '津巴布韦', true), ('US', 'en', 'USA', true),
  ('US', 'fi', 'USA', true), ('US', 'fi', 'Yhdysvaltain', true), ('GB', 'en', 'Great Britain', true), ('GB', 'fi', 'Britannia', true),
  ('CN', 'fi', 'Kiinan', true), ('CN', 'sv', 'Kinas', true), ('FI', 'fi', 'Suomen', true), ('FI', 'sv', 'Finlands', true),
  ('SE', 'fi', 'Ruotsin', true), ('SE', 'sv', 'Sveriges', true), ('NO', 'fi', 'Norjan', true), ('NO', 'sv', 'Norges', true),
  ('DK', 'fi', 'Tanskan', true), ('DK', 'sv', 'Danmarks', true), ('EE', 'fi', 'Viron', true), ('EE', 'sv', 'Estlands', true),
  ('DE', 'fi', 'Saksan', true), ('NL', 'en', 'Holland', true), ('NL', 'fi', 'Hollanti', true), ('NL', 'sv', 'Holland', true),
  ('CZ', 'en', 'Czech Republic', true);
--> statement-breakpoint
-- The names, in each language, of the places that a text names and of the countries given by their codes.
CREATE FUNCTION search_places(body text, countries text[]) RETURNS TABLE (locale text, names text)
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  WITH plain AS MATERIALIZED (
    SELECT ' ' || btrim(regexp_replace(search_fold(body), '[^a-z0-9㐀-䶿一-鿿]+', ' ', 'g')) || ' ' AS words)
  SELECT n.locale, string_agg(DISTINCT n.name, ' ') FROM place_names n
  WHERE n.place IN (
    SELECT k.place FROM place_names k, plain
    WHERE k.is_telling AND strpos(plain.words, CASE k.locale WHEN 'zh-CN' THEN btrim(k.plain) ELSE k.plain END) > 0
    UNION SELECT unnest(countries))
  GROUP BY n.locale
$$;
--> statement-breakpoint

-- 2. What a challenge is found by ----------------------------------------------------------------------------------------
-- Its brief as before; below the question its owner, its sites (which stay as they are once it is
-- published) and their places; last the parties of the programme, the
-- hosts of its published pilots, and their places.
CREATE OR REPLACE FUNCTION refresh_search(challenge uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  near text;
  near_countries text[];
  far text;
  far_countries text[];
  place record;
  around tsvector := '';
  words text := '';
BEGIN
  DELETE FROM search_documents d WHERE d.challenge_id = challenge;
  IF NOT EXISTS (SELECT FROM briefs b WHERE b.challenge_id = challenge AND b.is_published) THEN
    RETURN;
  END IF;
  SELECT concat_ws(' ', o.name, o.short_name, s.names), array_remove(ARRAY[o.country], NULL) INTO near, near_countries
  FROM challenges c LEFT JOIN organisations o ON o.id = c.owner_organisation_id,
    LATERAL (SELECT string_agg(t.name, ' ') AS names FROM sites x JOIN site_texts t ON t.site_id = x.id WHERE x.challenge_id = c.id) s
  WHERE c.id = challenge;
  SELECT string_agg(n.name, ' '), array_remove(array_agg(n.country), NULL) INTO far, far_countries
  FROM (
    SELECT concat_ws(' ', o.name, o.short_name) AS name, o.country FROM challenges c
    JOIN programme_parties x ON x.programme_id = c.programme_id JOIN organisations o ON o.id = x.organisation_id WHERE c.id = challenge
    UNION ALL SELECT concat_ws(' ', l.host, l.site), NULL FROM pub_pilots l WHERE l.challenge_id = challenge) n;
  FOR place IN
    SELECT t.locale, 'C'::"char" AS weight, t.name AS names FROM sites x JOIN site_texts t ON t.site_id = x.id WHERE x.challenge_id = challenge
    UNION ALL SELECT p.locale, 'C', p.names FROM search_places(near, near_countries) p
    UNION ALL SELECT p.locale, 'D', p.names FROM search_places(far, far_countries) p
    UNION ALL SELECT DISTINCT t.locale, 'D'::"char", far FROM briefs b JOIN brief_texts t ON t.brief_id = b.id
      WHERE b.challenge_id = challenge AND b.is_published AND far IS NOT NULL
  LOOP
    around := around || setweight(search_terms(place.locale, place.names), place.weight);
    words := concat_ws(' ', words, search_fold(place.names));
  END LOOP;
  INSERT INTO search_documents (challenge_id, locales, facets, terms, wording)
  SELECT f.id, f.locales, search_facets(f.theme, f.eligible_kinds, f.eligible_countries, f.locales), f.terms || around, f.wording || words
  FROM (
    SELECT c.id, m.theme, c.eligible_kinds, c.eligible_countries,
      array_agg(t.locale ORDER BY array_position('{en,fi,sv,zh-CN}'::text[], t.locale)) AS locales,
      string_agg((
        setweight(search_terms(t.locale, t.title), 'A')
        || setweight(search_terms(t.locale, concat_ws(' ', t.question, t.tagline, t.themes)), 'B')
        || setweight(search_terms(t.locale, concat_ws(' ', o.name, o.short_name, p.name)), 'C')
        || setweight(search_terms(t.locale, concat_ws(' ', t.background, t.affected, t.tried, t.outcome, t.offer, t.eligibility)), 'D'))::text, ' ')::tsvector AS terms,
      string_agg(search_fold(concat_ws(' ', t.title, t.question, t.tagline, o.name, o.short_name, p.name)), ' ') AS wording
    FROM challenges c
    JOIN programmes m ON m.id = c.programme_id
    JOIN briefs b ON b.challenge_id = c.id AND b.is_published
      AND b.number = (SELECT max(n.number) FROM briefs n WHERE n.challenge_id = c.id AND n.is_published)
    JOIN brief_texts t ON t.brief_id = b.id
    LEFT JOIN organisations o ON o.id = c.owner_organisation_id
    LEFT JOIN programme_texts p ON p.programme_id = c.programme_id AND p.locale = t.locale
    WHERE c.id = challenge GROUP BY c.id, m.theme) f;
  -- In order, so that two who write the same words at once wait for each other and not in a ring.
  INSERT INTO search_words (word)
  SELECT DISTINCT w FROM search_documents d, regexp_split_to_table(d.wording, '[^a-z]+') w
  WHERE d.challenge_id = challenge AND char_length(w) BETWEEN 4 AND 60
    AND NOT EXISTS (SELECT FROM search_words k WHERE k.word = w)
  ORDER BY w ON CONFLICT DO NOTHING;
END $$;
--> statement-breakpoint
-- Of many challenges at once, each in the same order, so that two who do it wait for each other and not in a ring.
CREATE OR REPLACE FUNCTION search_follows_name() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM refresh_search(c.id) FROM (
    SELECT id FROM challenges WHERE owner_organisation_id = NEW.id
    UNION SELECT h.id FROM challenges h JOIN programme_parties x ON x.programme_id = h.programme_id WHERE x.organisation_id = NEW.id
    UNION SELECT l.challenge_id FROM pilots l WHERE l.host_organisation_id = NEW.id AND l.is_published
    ORDER BY id) c;
  RETURN NULL;
END $$;
--> statement-breakpoint
DROP TRIGGER search_follows_name ON organisations;
--> statement-breakpoint
CREATE TRIGGER search_follows_name AFTER UPDATE OF name, short_name, country ON organisations
  FOR EACH ROW WHEN ((OLD.name, OLD.short_name, OLD.country) IS DISTINCT FROM (NEW.name, NEW.short_name, NEW.country))
  EXECUTE FUNCTION search_follows_name();
--> statement-breakpoint
CREATE FUNCTION search_follows_party() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM refresh_search(c.id) FROM (
    SELECT id FROM challenges
    WHERE programme_id = CASE TG_OP WHEN 'DELETE' THEN OLD.programme_id ELSE NEW.programme_id END ORDER BY id) c;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER search_follows_party AFTER INSERT OR DELETE ON programme_parties
  FOR EACH ROW EXECUTE FUNCTION search_follows_party();
--> statement-breakpoint
CREATE FUNCTION search_follows_pilot() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM refresh_search(NEW.challenge_id);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER search_follows_pilot AFTER UPDATE OF is_published, host_organisation_id, site ON pilots
  FOR EACH ROW WHEN ((OLD.is_published OR NEW.is_published)
    AND (OLD.is_published, OLD.host_organisation_id, OLD.site) IS DISTINCT FROM (NEW.is_published, NEW.host_organisation_id, NEW.site))
  EXECUTE FUNCTION search_follows_pilot();
--> statement-breakpoint

-- 3. What was typed ------------------------------------------------------------------------------------------------------
-- As before; what another form of the same word finds already is not asked for twice.
CREATE OR REPLACE FUNCTION search_query(typed text) RETURNS tsquery LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
DECLARE
  word text;
  parts text[] := '{}';
BEGIN
  FOR word IN
    SELECT w FROM regexp_split_to_table(
      regexp_replace(lower(normalize(left(typed, 200), NFKC)), '([㐀-䶿一-鿿]+)', ' \1 ', 'g'),
      '[\s!-/:-@\[-`{-~、。，！？；：（）「」《》“”‘’·…—–«»§]+') w
    WHERE w <> '' LIMIT 8
  LOOP
    parts := parts || CASE
      WHEN word ~ '^[㐀-䶿一-鿿]$' THEN public.search_quoted(word) || ':*'
      WHEN word ~ '^[㐀-䶿一-鿿]' THEN
        (SELECT string_agg(public.search_quoted(substr(word, n, 2)), ' & ') FROM generate_series(1, char_length(word) - 1) n)
      ELSE (
        WITH forms AS (
          SELECT public.search_fold(word) AS form, true AS is_beginning
          UNION SELECT public.search_fold(s), false FROM unnest(ts_lexize('pg_catalog.english_stem', word)) s
          UNION SELECT public.search_grade(public.search_fold(s)), char_length(s) >= 4 FROM unnest(ts_lexize('pg_catalog.finnish_stem', word)) s
          UNION SELECT public.search_fold(s), char_length(s) >= 4 FROM unnest(ts_lexize('pg_catalog.swedish_stem', word)) s)
        SELECT '(' || string_agg(public.search_quoted(f.form) || CASE WHEN f.is_beginning THEN ':*' ELSE '' END, ' | ' ORDER BY f.form) || ')'
        FROM forms f WHERE f.form <> '' AND NOT EXISTS (
          SELECT FROM forms g WHERE g.is_beginning AND starts_with(f.form, g.form) AND (g.form, g.is_beginning) <> (f.form, f.is_beginning)))
      END;
  END LOOP;
  RETURN CASE WHEN cardinality(parts) > 0 THEN array_to_string(parts, ' & ')::tsquery END;
END $$;
--> statement-breakpoint

-- 4. Listings, by the same rules -----------------------------------------------------------------------------------------
CREATE OR REPLACE VIEW pub_listings AS
SELECT slug, source, source_url, title, tagline, publisher, body, opens_text, closes_text, closes_local, zone, closes_at, prize_text,
  listing_state(opens_local, opens_at, closes_local, closes_at) AS state, terms, wording
FROM listings;
--> statement-breakpoint
CREATE FUNCTION search_follows_listing() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO search_words (word)
  SELECT DISTINCT w FROM regexp_split_to_table(NEW.wording, '[^a-z]+') w
  WHERE char_length(w) BETWEEN 4 AND 60 AND NOT EXISTS (SELECT FROM search_words k WHERE k.word = w)
  ORDER BY w ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER search_follows_listing AFTER INSERT OR UPDATE OF title, tagline, publisher ON listings
  FOR EACH ROW EXECUTE FUNCTION search_follows_listing();
--> statement-breakpoint
INSERT INTO search_words (word)
SELECT DISTINCT w FROM listings l, regexp_split_to_table(l.wording, '[^a-z]+') w WHERE char_length(w) BETWEEN 4 AND 60
ON CONFLICT DO NOTHING;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION similar_words(typed text) RETURNS text[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT array(
    SELECT near.word FROM (
      SELECT w.word, levenshtein_less_equal(w.word, t.word, 2) AS distance
      FROM search_words w, (SELECT left(public.search_fold(typed), 60) AS word) t
      WHERE char_length(t.word) >= 4
        AND left(w.word, 1) IN (left(t.word, 1), substr(t.word, 2, 1))
        AND char_length(w.word) BETWEEN char_length(t.word) - 2 AND char_length(t.word) + 2
        AND levenshtein_less_equal(w.word, t.word, 2) <= CASE WHEN char_length(t.word) < 6 THEN 1 ELSE 2 END
      ORDER BY distance, w.word LIMIT 20) near
    WHERE EXISTS (SELECT FROM pub_search s WHERE s.terms @@ public.search_quoted(near.word)::tsquery)
      OR EXISTS (SELECT FROM listings l WHERE l.terms @@ public.search_quoted(near.word)::tsquery)
    ORDER BY near.distance, near.word LIMIT 3)
$$;
--> statement-breakpoint
SELECT refresh_search(id) FROM challenges ORDER BY id;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION search_places(text, text[]), search_follows_party(), search_follows_pilot(),
  search_follows_listing() FROM PUBLIC;
