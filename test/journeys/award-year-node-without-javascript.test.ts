import { startNode } from '../support/node-server.ts'
import { describeAwardYear } from './award-year.ts'

describeAwardYear('Node without JavaScript', { start: startNode, javaScript: false })
