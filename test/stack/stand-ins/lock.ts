import { HomeInUse, lockHome } from '../../../src/stack/home-lock.ts';

// Takes the lock of a home, says whether it got it, and stays until standard input closes.
process.stdin.resume();
try {
  lockHome(process.argv[2] ?? '');
  console.log('taken');
} catch (error) {
  if (!(error instanceof HomeInUse)) throw error;
  console.log('refused');
}
