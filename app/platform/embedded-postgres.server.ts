import { findBinaries } from './embedded-postgres/binaries.server.ts'
import {
  answers,
  askToStop,
  type Cluster,
  databaseUrl,
  ensureCluster,
  ensureDatabase,
  freePort,
  lastLogLine,
  launch,
  type Postmaster,
  runningPostmaster,
} from './embedded-postgres/cluster.server.ts'
import { prepareHome } from './embedded-postgres/home.server.ts'
import { chooseServerUser } from './embedded-postgres/server-user.server.ts'
import { isAlive, waitUntil } from './processes.server.ts'
import { StartupProblem } from './startup-problem.ts'

/** A real PostgreSQL of our own that answers on the loopback interface. */
export type EmbeddedPostgres = {
  /** Address of the database `haaste`, with the password of the login user. */
  url: string
  port: number
  /** Folder that holds everything of this cluster. */
  home: string
  /** Process id of the postmaster. */
  pid: number
  /** True when it was running already: left by a start that was killed, or kept by one that still runs. */
  wasAdopted: boolean
  /** True while the postmaster is alive. */
  isRunning(): boolean
  /** Ends all connections, writes everything down and returns when the process is gone. */
  stop(): Promise<void>
}

export type EmbeddedPostgresOptions = {
  /** Folder of this installation; the cluster lives in it, or is remembered in it. Created when missing. */
  directory: string
  /** False gives up safety against power loss for speed: for tests alone. */
  isDurable?: boolean
  /** Takes the port it had before, so that those who know the address find it again after a crash. */
  port?: number
}

const DATABASE = 'haaste'
const READY_WITHIN_MS = 60_000
const STOPPED_WITHIN_MS = 30_000
const LAUNCHES = 5

/**
 * Starts PostgreSQL for `directory`, or adopts the one that already serves it.
 * First start about 1-2 s, later ones about 0.2 s.
 * @throws StartupProblem when the platform has none or the server does not come up
 */
export async function startEmbeddedPostgres({
  directory,
  isDurable = true,
  port,
}: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const user = chooseServerUser()
  const home = prepareHome(directory, user)
  const cluster: Cluster = {
    home,
    user,
    isDurable,
    binaries: findBinaries({ user, copiesIn: home.copiesIn }),
  }
  ensureCluster(cluster)

  const adopted = await adopt(cluster)
  const postmaster = adopted ?? (await launchUntilReady(cluster, port))
  await ensureDatabase(cluster, postmaster.port, DATABASE)
  return {
    url: databaseUrl(home, postmaster.port, DATABASE),
    port: postmaster.port,
    home: home.directory,
    pid: postmaster.pid,
    wasAdopted: adopted !== undefined,
    isRunning: () => isAlive(postmaster.pid),
    stop: () => stop(cluster, postmaster.pid),
  }
}

/** Waits for a server that comes up or recovers; answers undefined when there is none or it went down meanwhile. */
async function adopt(cluster: Cluster): Promise<Postmaster | undefined> {
  const isSettled = async () => {
    const running = runningPostmaster(cluster)
    return !running || (running.port > 0 && (await answers(cluster, running.port)))
  }
  if (await waitUntil(isSettled, { withinMs: READY_WITHIN_MS })) return runningPostmaster(cluster)
  throw new StartupProblem(
    `A PostgreSQL (process ${runningPostmaster(cluster)?.pid}) holds ${cluster.home.data} and does not answer: end it and start again.`,
  )
}

/** Another program may take the chosen port first, and backends of a killed server need a moment to leave. */
async function launchUntilReady(cluster: Cluster, wishedPort: number | undefined): Promise<Postmaster> {
  for (let attempt = 1; attempt <= LAUNCHES; attempt += 1) {
    const port = attempt === 1 && wishedPort ? wishedPort : await freePort()
    const postmaster = launch(cluster, port)
    const isReady = () => answers(cluster, port)
    await waitUntil(async () => !isAlive(postmaster.pid) || (await isReady()), { withinMs: READY_WITHIN_MS })
    if (isAlive(postmaster.pid) && (await isReady())) return postmaster
    await stop(cluster, postmaster.pid)
    await new Promise((resolve) => setTimeout(resolve, 200 * attempt))
  }
  throw new StartupProblem(`PostgreSQL did not start: ${lastLogLine(cluster.home)} (see ${cluster.home.log})`)
}

async function stop(cluster: Cluster, pid: number): Promise<void> {
  if (!isAlive(pid)) return
  askToStop(cluster, pid)
  if (await waitUntil(() => !isAlive(pid), { withinMs: STOPPED_WITHIN_MS })) return
  throw new StartupProblem(`PostgreSQL (process ${pid}) did not stop within ${STOPPED_WITHIN_MS / 1000} s.`)
}
