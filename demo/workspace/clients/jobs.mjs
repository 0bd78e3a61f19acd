// Starts a job on the sample API and waits for its report: node clients/jobs.mjs

const api = process.env.SAMPLE_API ?? 'http://127.0.0.1:4040';
const pauseMs = 300;

/** Follows a job until its report can be read. Resolves to the report, or undefined. */
export async function report(job) {
  for (;;) {
    const response = await fetch(new URL(job, api), { redirect: 'manual' });
    switch (response.status) {
      case 200:
        console.log(`still ${(await response.json()).state}`);
        await new Promise(resolve => setTimeout(resolve, pauseMs));
        break;
      case 303: {
        const found = await fetch(new URL(response.headers.get('Location'), api));
        return found.json();
      }
      case 404:
        console.log('there is no such job');
        return undefined;
      default:
        console.log(`an answer we do not know: ${response.status}`);
        return undefined;
    }
  }
}

const accepted = await fetch(new URL('/jobs', api), { method: 'POST' });
if (accepted.status === 202) console.log(await report(accepted.headers.get('Location')));
