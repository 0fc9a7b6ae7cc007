import postgres from 'postgres';

// Stands for the migration: proves that the database is there and takes a table.
const client = postgres(process.env.DATABASE_URL ?? '', {
  max: 1,
  fetch_types: false,
  onnotice: () => undefined,
});
await client`create table if not exists migrated (at timestamptz)`;
await client`insert into migrated values (now())`;
await client.end();
