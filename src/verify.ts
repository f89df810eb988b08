/** Entry of `npm run verify`: recounts what was published. npm changes the folder and says where it came from. */
import { verifyCommand } from './proof/command.ts'

const { code, stdout, stderr } = verifyCommand(process.argv.slice(2), process.env.INIT_CWD ?? process.cwd())
process.stdout.write(stdout)
process.stderr.write(stderr)
process.exitCode = code
