// What packages bring along and a Worker never runs: an esbuild plugin that leaves it out. What is reached all the
// same throws and says why it is missing; a cut that no longer finds its place in a package fails the build.
import { readFile } from 'node:fs/promises'

const ATTESTATION = 'passkeys are taken without the word of their makers'
const DDL = 'tables are made by the files of migrations/'
const SHAPES = 'the open data is described without tuples, intersections and files'
const ENCRYPTION = 'documents are not encrypted'
const DRAWN = 'documents hold plain colours, JPEG, their own tables and their own fonts'

const PDFKIT = /pdfkit\/js\/pdfkit\.browser\.mjs$/

/** Whole modules: every export of theirs becomes a function that throws. */
const MODULES = [
  // All but "packed": browsers hand on what a key says about itself, as it tells nobody apart (WebAuthn 3, 5.1.3).
  [
    /@simplewebauthn\/server\/esm\/registration\/verifications\/(tpm\/)?verifyAttestation(Android\w+|Apple|FIDOU2F|TPM)\.js$/,
    ATTESTATION,
  ],
  [
    /@simplewebauthn\/server\/esm\/(services\/metadataService|metadata\/verifyAttestationWithMetadata)\.js$/,
    ATTESTATION,
  ],
  [
    /@simplewebauthn\/server\/esm\/helpers\/(convertX509PublicKeyToCOSE|getCertificateInfo|isCertRevoked|validateCertificatePath|validateExtFIDOGenCEAAGUID)\.js$/,
    ATTESTATION,
  ],
  [/kysely\/dist\/schema\/[\w-]+\.js$/, DDL],
  [/kysely\/dist\/query-builder\/merge-query-builder\.js$/, 'SQLite has no MERGE'],
  [/kysely\/dist\/plugin\/with-schema\/with-schema-plugin\.js$/, 'the database has one schema'],
  [/kysely\/dist\/dialect\/sqlite\/sqlite-introspector\.js$/, DDL],
]

/** Pieces of modules: [module, what stands there, what shall stand there]. */
const PIECES = [
  // Roots of attestation: 6 kB of certificates, handed to a service that nobody asks.
  [
    /@simplewebauthn\/server\/esm\/services\/settingsService\.js$/,
    /^SettingsService\.setRootCertificates\(\{[^}]*\}\);$/gm,
    '',
  ],
  [
    /zod\/v4\/core\/json-schema-processors\.js$/,
    /^(export const (?:tuple|intersection|file|templateLiteral)Processor = )\([\s\S]*?^\};$/gm,
    `$1() => { throw new Error('${SHAPES}') }`,
  ],
  [
    /zod\/v4\/core\/to-json-schema\.js$/,
    /^(function (?:undeclaredConstraint|foldObjects|foldIntersection)\(\w+\) )\{[\s\S]*?^\}$/gm,
    `$1{ throw new Error('${SHAPES}') }`,
  ],
  [
    /kysely\/dist\/query-compiler\/default-query-compiler\.js$/,
    /^( {4}visit(?:(?:Create|Alter|Drop|Rename|Refresh|Modify)\w+|Add(?:Column|Constraint|Index)|ColumnDefinition|\w+Constraint|Merge\w*|Explain)\(\w*\) )\{[\s\S]*?^ {4}\}$/gm,
    `$1{ throw new Error('${DDL}') }`,
  ],
  // English sentences about wrong input: people read those of our own schemas.
  [/zod\/v4\/classic\/schemas\.js$/, /^ {8}core\.config\(en\(\)\);$/gm, '        undefined'],
  // Fonts are opened by document/truetype.ts, and pdfkit takes them as they are.
  [
    PDFKIT,
    /^import \{ create \} from 'fontkit';$/gm,
    "const create = () => { throw new Error('documents open their fonts themselves') }",
  ],
  // Gradients, profiles of colours (PDF/A), PNG, tables, forms, and the fonts that every reader of PDF has.
  [
    PDFKIT,
    /^const \{\n {2}PDFGradient,\n {2}PDFLinearGradient,\n {2}PDFRadialGradient\n\} = Gradient;$/gm,
    `class PDFGradient { constructor() { throw new Error('${DRAWN}') } }
const PDFLinearGradient = PDFGradient, PDFRadialGradient = PDFGradient`,
  ],
  [PDFKIT, /^registerFile\(ICC_PROFILE_PATH, .*\);$/gm, ''],
  [PDFKIT, /^ {8}this\._importSubset\(PDFA\);$/gm, `        throw new Error('${DRAWN}')`],
  [PDFKIT, /^ {6}return new PNGImage\(data, label\);$/gm, `      throw new Error('${DRAWN}')`],
  [PDFKIT, /^ {4}return new PDFTable\(this, opts\);$/gm, `    throw new Error('${DRAWN}')`],
  [PDFKIT, /^ {8}return new StandardFont\(.*\);$/gm, `        throw new Error('${DRAWN}')`],
  [PDFKIT, /^mixin\(AcroFormMixin\);$|^ {4}this\.endAcroForm\(\);$/gm, ''],
  // Bytes are unpacked at once: a thread for it, which a Worker does not have, would stand in the bundle as text.
  [
    /read-excel-file\/\w+\/zip\/unzipFromArrayBuffer\.js$/,
    /^import \{ unzip \} from 'fflate';$/gm,
    "import { unzipSync } from 'fflate'; const unzip = (archive, done) => done(null, unzipSync(archive))",
  ],
  // Tables are text in memory, neither addresses nor files nor streams.
  [
    /papaparse\/papaparse\.js$/,
    /^\tfunction NetworkStreamer[\s\S]*?(?=^\tfunction StringStreamer)/gm,
    'var NetworkStreamer, FileStreamer\n',
  ],
  [
    /papaparse\/papaparse\.js$/,
    /^\tfunction ReadableStreamStreamer[\s\S]*?(?=^\t\/\/ Use one ParserHandle)/gm,
    'var ReadableStreamStreamer, DuplexStreamStreamer\n',
  ],
  // Digests, of which no document needs more than MD5 (for the file's id): without the mark their tables would stay.
  [
    PDFKIT,
    /(?<=^|^const \w+ = )(?=createHasher\(|Uint(8|32)Array\.from\(|new Uint32Array\(|\(\(\) => |idx[LR]\.map\(|BigInt\()/gm,
    '/* @__PURE__ */ ',
  ],
  [
    PDFKIT,
    /(?<=return md5Hash\(infoStr\);\n {2}\}\n)[\s\S]*?\n\}\n/g,
    `  static create(_document, options) {
    if (options.ownerPassword || options.userPassword) throw new Error('${ENCRYPTION}')
    return null
  }
}
`,
  ],
]

/** The names that an ES module exports where it declares them. */
const exportsOf = (source) =>
  [...source.matchAll(/^export (?:async )?(?:function|class|const) (\w+)/gm)].map(([, name]) => name)

const emptied = (source, why) =>
  exportsOf(source)
    .map((name) => `export function ${name}() { throw new Error(${JSON.stringify(`${name}: ${why}`)}) }`)
    .join('\n')

const cut = (path, source) => {
  const why = MODULES.find(([module]) => module.test(path))?.[1]
  if (why) return emptied(source, why)
  return PIECES.filter(([module]) => module.test(path)).reduce((text, [, there, instead]) => {
    if (text.search(there) === -1) throw new Error(`${path}: ${there} is not there any more`)
    return text.replace(there, instead)
  }, source)
}

const ALL = [...MODULES, ...PIECES].map(([module]) => module)

export const workerCuts = {
  name: 'worker-cuts',
  setup: ({ onLoad, onEnd, initialOptions }) => {
    const found = new Set()
    for (const module of new Set(ALL.map(({ source }) => source)))
      onLoad({ filter: new RegExp(module) }, async ({ path }) => {
        found.add(module)
        return { contents: cut(path, await readFile(path, 'utf8')), loader: 'js' }
      })
    // Workers of tests need not reach everything.
    if (initialOptions.stdin)
      onEnd(() => ({
        errors: ALL.filter(({ source }) => !found.has(source)).map(({ source }) => ({
          text: `nothing to leave out at ${source}`,
        })),
      }))
  },
}
