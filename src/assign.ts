/** Entry of `npm run assign`: prints what the command answers. npm changes the folder and says where it came from. */
import { assignCommand } from './assignment/command.ts'

const { code, stdout, stderr } = assignCommand(process.argv.slice(2), process.env.INIT_CWD ?? process.cwd())
process.stdout.write(stdout)
process.stderr.write(stderr)
process.exitCode = code
