/** Entry of `npm run rank`: prints what the command answers. npm changes the folder and says where it came from. */
import { rankCommand } from './ranking/command.ts'

const { code, stdout, stderr } = rankCommand(process.argv.slice(2), process.env.INIT_CWD ?? process.cwd())
process.stdout.write(stdout)
process.stderr.write(stderr)
process.exitCode = code
