import { startNode } from '../support/node-server.ts'
import { describeAwardYear } from './award-year.ts'

describeAwardYear('Node', { start: startNode, javaScript: true })
