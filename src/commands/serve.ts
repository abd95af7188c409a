import { readEnvironment } from '../env.ts';
import { askedToStop } from '../stopping.ts';
import { type Command, requireNothing } from './arguments.ts';

/** Runs the server until the process is asked to stop. */
export const serve: Command = async (args, variables) => {
  requireNothing(args);
  const environment = readEnvironment(variables);
  const server = await import('../node.ts');
  const running = await server.serve(environment);
  process.stdout.write(welcome(running.address, running.demonstrationFolder));
  await askedToStop(variables.npm_lifecycle_event !== undefined);
  await running.close();
  return 0;
};

function welcome(address: string, demonstrationFolder: string | undefined): string {
  const head = `\n合衡 Heheng   ${address}\n\n`;
  if (demonstrationFolder === undefined) return `${head}  API  ${address}/docs\n\n`;
  return `${head}  高青县演示数据：合作社均为虚构。 Demonstration county: the cooperatives are fictional.
  Open the address and sign in with one click as bureau, township, cooperative, bank, guarantor,
  regulator or expert. Their API keys are in ${demonstrationFolder}/demo-keys.json.
  API  ${address}/docs\n\n`;
}
