// The sample API alone: npx tsx demo/api/main.ts [port]
import { startSampleApi } from './start';

startSampleApi(Number(process.argv[2] ?? 4040)).then(
  api => console.log(`Sample API on ${api.address}`),
  error => {
    console.error(error.code === 'EADDRINUSE' ? 'That port is taken; name another: main.ts 4041' : error);
    process.exitCode = 1;
  },
);
