/** Entry of `npm run verify`: recounts what was published, or checks copies of the log. npm changes the folder and says where it came from. */
import { verifyLogCommand } from './audit/command.ts'
import { verifyCommand } from './proof/command.ts'

const [args, folder] = [process.argv.slice(2), process.env.INIT_CWD ?? process.cwd()]
const { code, stdout, stderr } = verifyLogCommand(args, folder) ?? verifyCommand(args, folder)
process.stdout.write(stdout)
process.stderr.write(stderr)
process.exitCode = code
