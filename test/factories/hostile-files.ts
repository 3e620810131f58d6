import {
  aJpeg,
  anArchive,
  anOfficeFile,
  aPdf,
  aPng,
  jpegPart,
  officeParts,
  type ArchivePart,
} from './file-bytes.ts'

export type HostileFile = {
  /** What it is, for people. */
  what: string
  /** As the sender calls it. */
  name: string
  bytes: Buffer
  /** The refusal that is expected; `taken` where it is harmless as a download, with what is said about it. */
  expected: string | { taken: string; cautions?: readonly string[] }
}

const text = (value: string) => Buffer.from(value, 'utf8')
const html = '<!doctype html><html><script>alert(document.cookie)</script></html>'
const svg = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>'
const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}', '$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('')
const docx = officeParts('docx')

const file = (what: string, name: string, bytes: Buffer, expected: HostileFile['expected']): HostileFile => ({
  what,
  name,
  bytes,
  expected,
})

function wrongTypes(): HostileFile[] {
  const types: [string, string, Buffer][] = [
    ['a page', 'plan.pdf', text(html)],
    ['a page under its own name', 'plan.html', text(html)],
    ['a drawing with a script', 'logo.svg', text(svg)],
    ['a drawing called PNG', 'logo.png', text(svg)],
    [
      'XML',
      'plan.docx',
      text('<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'),
    ],
    ['a script for a shell', 'run.sh', text('#!/bin/sh\nrm -rf /\n')],
    ['a program for Windows', 'setup.pdf', Buffer.concat([text('MZ'), Buffer.alloc(400)])],
    [
      'a program for Linux',
      'setup.docx',
      Buffer.concat([Buffer.from([0x7f, 0x45, 0x4c, 0x46]), Buffer.alloc(400)]),
    ],
    ['bytecode', 'a.png', Buffer.from([0xca, 0xfe, 0xba, 0xbe, 0, 0, 0, 55])],
    ['a GIF', 'a.gif', text('GIF89a\u0001\u0000\u0001\u0000')],
    ['a GIF that is a script', 'a.jpg', text('GIF89a=1;alert(1)//')],
    ['WebP', 'a.webp', text('RIFF\u0010\u0000\u0000\u0000WEBPVP8 ')],
    ['TIFF', 'a.tif', Buffer.from([0x49, 0x49, 0x2a, 0, 8, 0, 0, 0])],
    ['BMP', 'a.bmp', text('BM aaaaaaaaaaaaaaaaaaaa')],
    [
      'an old Word file, or a locked new one',
      'plan.docx',
      Buffer.from('d0cf11e0a1b11ae1' + '00'.repeat(500), 'hex'),
    ],
    ['RTF', 'plan.rtf', text('{\\rtf1\\ansi{\\object\\objupdate}}')],
    ['PostScript', 'plan.pdf', text('%!PS-Adobe-3.0\n(%pipe%id) (w) file\n')],
    ['gzip', 'plan.pdf', Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0])],
    ['RAR', 'plan.docx', text('Rar!\u001a\u0007\u0000')],
    ['7z', 'plan.docx', Buffer.from([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c])],
    ['plain words', 'plan.pdf', text('just words')],
    ['a table of text', 'plan.xlsx', text('=cmd|"/c calc"!A1,b\n')],
    ['zeros', 'plan.pdf', Buffer.alloc(5000)],
    ['a single byte', 'plan.pdf', Buffer.from([0x25])],
    ['the marks without their rest', 'plan.png', Buffer.from([0x89, 0x50, 0x4e, 0x47])],
    ['a virus scanner’s test', 'eicar.pdf', text(eicar)],
    ['PHP', 'index.php', text('<?php system($_GET["c"]); ?>')],
    ['a calendar', 'a.pdf', text('BEGIN:VCALENDAR\r\n')],
    ['a mail', 'a.pdf', text('MIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n' + html)],
    ['UTF-16 page', 'a.pdf', Buffer.from('\ufeff' + html, 'utf16le')],
    ['a PDF behind a page', 'a.pdf', Buffer.concat([text(html), aPdf()])],
    ['a PDF after a thousand spaces', 'a.pdf', Buffer.concat([text(' '.repeat(1000)), aPdf()])],
    ['WebAssembly', 'a.png', Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0])],
    ['MP4', 'a.jpg', Buffer.concat([Buffer.from([0, 0, 0, 24]), text('ftypisom')])],
    ['a font', 'a.pdf', text('OTTO\u0000\u000a')],
  ]
  return types.map(([what, name, bytes]) => file(what, name, bytes, 'file-type'))
}

function twoInOne(): HostileFile[] {
  const zip = anArchive([{ name: 'evil.js', content: 'alert(1)' }])
  return [
    file('a PDF that is an archive as well', 'a.pdf', Buffer.concat([aPdf(), zip]), 'file-two-in-one'),
    file('a PNG that is an archive as well', 'a.png', aPng({ tail: zip }), 'file-two-in-one'),
    file('a JPEG that is an archive as well', 'a.jpg', aJpeg({ tail: zip }), 'file-two-in-one'),
    file(
      'a JPEG with a page in its comment',
      'a.jpg',
      aJpeg({ parts: [jpegPart(0xfe, text(html))] }),
      'file-two-in-one',
    ),
    file(
      'a JPEG that begins a PDF',
      'a.jpg',
      aJpeg({ parts: [jpegPart(0xfe, text('%PDF-1.4'))] }),
      'file-two-in-one',
    ),
    file('a PNG with a page behind its header', 'a.png', aPng({ tail: text(html) }), 'file-two-in-one'),
    file(
      'an archive that begins a PDF',
      'a.docx',
      anArchive([{ name: '%PDF-1.4', content: '%PDF-1.4', isStored: true }, ...docx]),
      'file-two-in-one',
    ),
    file(
      'Word and Excel at once',
      'a.docx',
      anArchive([...docx, { name: 'xl/workbook.xml' }]),
      'file-two-in-one',
    ),
  ]
}

function archives(): HostileFile[] {
  const zeros = Buffer.alloc(3_000_000)
  const many = Array.from({ length: 2_001 }, (_, index): ArchivePart => ({
    name: `word/${index}`,
    isStored: true,
  }))
  const huge: ArchivePart = { name: 'word/a.xml', content: 'a', says: { unpacked: 210_000_000 } }
  return [
    file('an archive of anything', 'a.docx', anArchive([{ name: 'a.txt', content: 'a' }]), 'file-type'),
    file(
      'a program in an archive',
      'a.docx',
      anArchive([{ name: 'META-INF/MANIFEST.MF' }, { name: 'A.class' }]),
      'file-type',
    ),
    file(
      'an OpenDocument text',
      'a.docx',
      anArchive([
        { name: 'mimetype', isStored: true, content: 'application/vnd.oasis' },
        { name: 'content.xml' },
      ]),
      'file-type',
    ),
    file('the main part without the rest', 'a.docx', anArchive([{ name: 'word/document.xml' }]), 'file-type'),
    file(
      'zeros without end',
      'a.docx',
      anArchive([...docx, { name: 'word/media/a', content: zeros }]),
      'file-bomb',
    ),
    file('a size beyond what is allowed', 'a.docx', anArchive([...docx, huge]), 'file-bomb'),
    file(
      '4 GB by its own word',
      'a.xlsx',
      anArchive([...officeParts('xlsx'), { name: 'xl/a', content: 'a', says: { unpacked: 0xffffffff } }]),
      'file-bomb',
    ),
    file('2,000 parts and more', 'a.docx', anArchive([...docx, ...many]), 'file-bomb'),
    file(
      'parts that share their bytes',
      'a.docx',
      anArchive([...docx, { name: 'word/b', content: 'b', says: { at: 0 } }]),
      'file-bomb',
    ),
    file(
      'more packed than there is',
      'a.docx',
      anArchive([...docx, { name: 'word/b', content: 'b', says: { packed: 9_000_000 } }]),
      'file-bomb',
    ),
    file(
      'a path out of the folder',
      'a.docx',
      anArchive([...docx, { name: '../../etc/cron.d/a', content: 'a' }]),
      'file-damaged',
    ),
    file(
      'a path from the root',
      'a.docx',
      anArchive([...docx, { name: '/etc/passwd', content: 'a' }]),
      'file-damaged',
    ),
    file(
      'a path of Windows',
      'a.docx',
      anArchive([...docx, { name: 'C:\\a.exe', content: 'a' }]),
      'file-damaged',
    ),
    file('a part without a name', 'a.docx', anArchive([...docx, { name: '', content: 'a' }]), 'file-damaged'),
    file(
      'a part twice',
      'a.docx',
      anArchive([...docx, { name: 'word/document.xml', content: 'other' }]),
      'file-damaged',
    ),
    file(
      'a part twice in other letters',
      'a.docx',
      anArchive([...docx, { name: 'WORD/DOCUMENT.XML', content: 'other' }]),
      'file-damaged',
    ),
    file(
      'locked parts',
      'a.docx',
      anArchive([...docx, { name: 'word/b', content: 'b', says: { flags: 1 } }]),
      'file-damaged',
    ),
    file(
      'an unknown way to pack',
      'a.docx',
      anArchive([...docx, { name: 'word/b', content: 'b', says: { method: 99 } }]),
      'file-damaged',
    ),
    file(
      'a part beyond the end',
      'a.docx',
      anArchive([...docx, { name: 'word/b', content: 'b', says: { at: 90_000_000 } }]),
      'file-damaged',
    ),
    file('no list of contents', 'a.docx', anArchive(docx, { leavesOutEnd: true }), 'file-damaged'),
    file('a list that counts wrong', 'a.docx', anArchive(docx, { saysCount: 7 }), 'file-damaged'),
    file('bytes after the end', 'a.docx', anArchive(docx, { after: text('<script>') }), 'file-damaged'),
    file(
      'another comment length',
      'a.docx',
      anArchive(docx, { comment: text('x'), after: text('y') }),
      'file-damaged',
    ),
    file('cut off in the middle', 'a.docx', anOfficeFile('docx').subarray(0, 120), 'file-damaged'),
    file(
      'macros',
      'a.docx',
      anArchive([...docx, { name: 'word/vbaProject.bin', content: 'vba' }]),
      'file-macro',
    ),
    file(
      'macros under their own name',
      'a.docm',
      anArchive([...docx, { name: 'word/vbaProject.bin' }]),
      'file-macro',
    ),
    file(
      'macros in other letters',
      'a.xlsx',
      anArchive([...officeParts('xlsx'), { name: 'xl/VBAPROJECT.BIN' }]),
      'file-macro',
    ),
    file(
      'macros in a talk',
      'a.pptx',
      anArchive([...officeParts('pptx'), { name: 'ppt/vbaProject.bin' }]),
      'file-macro',
    ),
    file('macro data', 'a.docx', anArchive([...docx, { name: 'word/vbaData.xml' }]), 'file-macro'),
    file(
      'an object inside',
      'a.docx',
      anArchive([...docx, { name: 'word/embeddings/oleObject1.bin', content: 'x' }]),
      { taken: 'docx', cautions: ['embedded'] },
    ),
    file('a control inside', 'a.docx', anArchive([...docx, { name: 'word/activeX/activeX1.xml' }]), {
      taken: 'docx',
      cautions: ['embedded'],
    }),
    file(
      'properties that are a bomb of their own',
      'a.docx',
      anArchive([
        ...docx,
        { name: 'docProps/core.xml', content: Buffer.alloc(900_000), says: { unpacked: 100 } },
      ]),
      { taken: 'docx' },
    ),
    file(
      'properties that cannot be unpacked',
      'a.docx',
      anArchive([...docx, { name: 'docProps/core.xml', content: 'no', isStored: true, says: { method: 8 } }]),
      { taken: 'docx' },
    ),
  ]
}

function pictures(): HostileFile[] {
  return [
    file('30,000 pixels a side', 'a.png', aPng({ width: 30_000, height: 30_000 }), 'picture-too-large'),
    file('a line 20,000 pixels long', 'a.png', aPng({ width: 20_000, height: 1 }), 'picture-too-large'),
    file(
      'more than 100 million pixels',
      'a.png',
      aPng({ width: 11_000, height: 11_000 }),
      'picture-too-large',
    ),
    file(
      'as many as there can be',
      'a.png',
      aPng({ width: 0xffffffff, height: 0xffffffff }),
      'picture-too-large',
    ),
    file(
      'a JPEG of 65,535 pixels a side',
      'a.jpg',
      aJpeg({ width: 65_535, height: 65_535 }),
      'picture-too-large',
    ),
    file('no pixels', 'a.png', aPng({ width: 0, height: 0 }), 'file-damaged'),
    file('a JPEG without pixels', 'a.jpg', aJpeg({ width: 0, height: 4 }), 'file-damaged'),
    file('a PNG without a header', 'a.png', text('\u0089PNG').fill(0, 0, 0), 'file-type'),
    file(
      'a JPEG that is nothing but its mark',
      'a.jpg',
      Buffer.from([0xff, 0xd8, 0xff, 0xe0]),
      'file-damaged',
    ),
    file(
      'a JPEG of endless fill',
      'a.jpg',
      Buffer.concat([Buffer.from([0xff, 0xd8]), Buffer.alloc(50_000, 0xff)]),
      'file-damaged',
    ),
    file(
      'a JPEG whose part is longer than it',
      'a.jpg',
      Buffer.from([0xff, 0xd8, 0xff, 0xe1, 0xff, 0xff, 1]),
      'file-damaged',
    ),
    file(
      'a JPEG of ten thousand parts',
      'a.jpg',
      Buffer.concat([
        Buffer.from([0xff, 0xd8]),
        ...Array.from({ length: 10_000 }, () => jpegPart(0xfe, text('a'))),
      ]),
      'file-damaged',
    ),
    file(
      'a JPEG whose part has no length',
      'a.jpg',
      Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0, 0xff, 0xe0, 0, 0]),
      'file-damaged',
    ),
  ]
}

function documents(): HostileFile[] {
  const open = '5 0 obj\n<</S/JavaScript/JS(app.alert\\(1\\))>>\nendobj'
  const pdf = (what: string, extra: string, cautions: readonly string[]) =>
    file(what, 'a.pdf', aPdf({ extra }), { taken: 'pdf', cautions })
  return [
    pdf('a PDF with a script', open, ['script']),
    pdf('a script in hex letters', '5 0 obj\n<</S/#4aavaScript/J#53 6 0 R>>\nendobj', ['script']),
    pdf('a script elsewhere', '5 0 obj\n<</JS 6 0 R>>\nendobj', ['script']),
    pdf('a PDF that starts a program', '5 0 obj\n<</S/Launch/F(cmd.exe)>>\nendobj', ['launch']),
    pdf(
      'a PDF with a file inside',
      '5 0 obj\n<</Type/EmbeddedFile/Length 3>>\nstream\nabc\nendstream\nendobj',
      ['embedded'],
    ),
    pdf('a PDF with a film inside', '5 0 obj\n<</Subtype/RichMedia>>\nendobj', ['embedded']),
    pdf('a PDF with a password', '5 0 obj\n<<>>\nendobj\n/Encrypt 5 0 R', ['locked']),
    pdf('all at once', `${open}\n/Launch /EmbeddedFiles`, ['script', 'launch', 'embedded']),
    file('a PDF with nothing after its first line', 'a.pdf', text('%PDF-1.7\n'), 'file-damaged'),
    file('a page that says it is a PDF', 'a.pdf', text(`%PDF-1.7\n${html}`), 'file-damaged'),
    file('a PDF whose end is far away', 'a.pdf', aPdf({ tail: ' '.repeat(20_000) }), 'file-damaged'),
    file('a PDF with a thousand authors', 'a.pdf', aPdf({ info: '/Author (A)'.repeat(7_000) }), {
      taken: 'pdf',
    }),
    file('a name that never ends', 'a.pdf', aPdf({ info: `/Author (${'('.repeat(90_000)}` }), {
      taken: 'pdf',
    }),
    file('a packet that never ends', 'a.pdf', aPdf({ extra: '<dc:creator><rdf:li>'.repeat(20_000) }), {
      taken: 'pdf',
    }),
    file(
      'a million spaces',
      'a.pdf',
      aPdf({ extra: `/JS${' '.repeat(1_000_000)}/Author${' '.repeat(1_000_000)}` }),
      { taken: 'pdf' },
    ),
    file('nothing', 'a.pdf', Buffer.alloc(0), 'file-empty'),
  ]
}

function names(): HostileFile[] {
  const named: [string, string][] = [
    ['a path', '../../../../etc/passwd'],
    ['a path of Windows', 'C:\\Windows\\System32\\a.pdf'],
    ['255 bytes and more', `${'ä'.repeat(400)}.pdf`],
    ['a name that turns around', 'plan\u202Efdp.exe'],
    ['control characters', 'a\u0001\u0007\u001b[31m.pdf'],
    ['a device', 'CON.pdf'],
    ['dots alone', '....'],
    ['markup', '<img src=x onerror=alert(1)>.pdf'],
    ['quotes', 'a";filename="evil.html'],
    ['a program behind it', 'plan.pdf.exe'],
    ['a page behind it', 'plan.html'],
    ['nothing that can be seen', '\u200b\u200c\u2060'],
    ['a formula', '=HYPERLINK("http://a.example").pdf'],
    ['hidden', '.htaccess'],
    ['a percent sign', '%2e%2e%2fa.pdf'],
    ['a template', '{{7*7}}${7*7}.pdf'],
  ]
  return named.map(([what, name]) => file(`a name: ${what}`, name, aPdf(), { taken: 'pdf' }))
}

/** What people with bad intent, and broken programs, send as files. */
export function hostileFiles(): HostileFile[] {
  return [...wrongTypes(), ...twoInOne(), ...archives(), ...pictures(), ...documents(), ...names()]
}
