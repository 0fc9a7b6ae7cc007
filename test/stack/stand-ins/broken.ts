// Stands for a program that cannot start, and says why.
throw new Error('the thing it needs is missing');
