import { startWorkerd } from '../support/workerd.ts'
import { describeAwardYear } from './award-year.ts'

describeAwardYear('workerd', { start: startWorkerd, javaScript: true })
