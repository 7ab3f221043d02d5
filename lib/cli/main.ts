#!/usr/bin/env node
import { run } from './program';
import { processTerminal } from './terminal/terminal';

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') {
    // the reader of the pipe, such as head, has closed it
    throw error;
  }
});

void run(process.argv.slice(2), processTerminal()).then((code) => {
  process.exitCode = code; // not process.exit(), which would cut off what is still being written to a pipe
});
