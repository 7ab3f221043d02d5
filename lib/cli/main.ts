#!/usr/bin/env node
import { run } from './program';
import { processTerminal } from './terminal/terminal';

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') {
    // whoever was read to, such as head, has enough
    throw error;
  }
});

void run(process.argv.slice(2), processTerminal()).then((code) => {
  process.exitCode = code; // not process.exit(), which would cut off what is still being written to a pipe
});
