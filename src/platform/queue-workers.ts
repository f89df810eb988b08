/** Work after the answer on Workers: a Cloudflare queue. */
import type { Queue as Binding, MessageBatch } from '@cloudflare/workers-types'
import type { Job, Queue } from '../core/ports.ts'

/** Wraps a producer binding. */
export const workersQueue = (binding: Binding<Job>): Queue => ({
  send: async (job) => {
    await binding.send(job)
  },
})

/** Seconds before the next attempt: 5, 10, 20 … at most ten minutes. */
const retryDelay = (attempts: number): number => Math.min(5 * 2 ** (attempts - 1), 600)

/** Works through a batch one after the other; what fails comes again by itself, at last into the dead letters. */
export const consume = async (
  batch: MessageBatch<Job>,
  work: (job: Job) => Promise<void>,
  report: (error: unknown) => void,
): Promise<void> => {
  for (const message of batch.messages) {
    try {
      await work(message.body)
      message.ack()
    } catch (error) {
      report(error)
      message.retry({ delaySeconds: retryDelay(message.attempts) })
    }
  }
}
