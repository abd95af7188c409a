import { type Kysely, sql } from 'kysely';

/*
 * The audit chain is kept by the database itself. A chain has a head: the one mutable row, which
 * writers lock, so that those of one chain queue and those of others do not wait. A record follows
 * the head or is refused, its hash is that of its text, and its columns say what its text says; the
 * head only ever moves on to the record that follows it. What is on record already is not checked
 * here, since a county must be able to start and to show it: that is what `audit verify` is for.
 */

const GENESIS = `repeat('0', 64)`;

const HEADS = [
  `create table audit_head (
    county_code text not null,
    chain text not null,
    seq integer not null default 0,
    hash text not null default ${GENESIS},
    primary key (county_code, chain)
  )`,
  // Its owner sees nothing of a table whose row-level security is forced, nor do its checks.
  'alter table audit_record no force row level security',
  'alter table county no force row level security',
  `insert into audit_head (county_code, chain, seq, hash)
    select distinct on (county_code, chain) county_code, chain, seq, hash
    from audit_record order by county_code, chain, seq desc`,
  // Who sets up a county locks its chain before there is a county.
  `alter table audit_head add constraint audit_head_county_code_fkey
    foreign key (county_code) references county deferrable initially deferred`,
  'alter table county force row level security',
  'alter table audit_record force row level security',
  'grant select, insert, update on audit_head to heheng_service',
  'alter table audit_head enable row level security',
  'alter table audit_head force row level security',
  `create policy of_county on audit_head
    using (county_code = current_setting('app.county', true))
    with check (county_code = current_setting('app.county', true))`,
];

const HEADS_MOVE_ON = [
  `create function move_head_on() returns trigger language plpgsql as $$
    begin
      if tg_op = 'INSERT' and new.seq = 0 and new.hash = ${GENESIS} then return new; end if;
      if tg_op = 'UPDATE'
        and (new.county_code, new.chain, new.seq) = (old.county_code, old.chain, old.seq + 1)
        and exists (select from audit_record record
          where (record.county_code, record.chain) = (new.county_code, new.chain)
          and (record.seq, record.hash) = (new.seq, new.hash)) then return new; end if;
      raise exception 'the head of an audit chain only moves on to the record that follows it'
        using errcode = 'restrict_violation';
    end
  $$`,
  `create trigger moves_on before insert or update on audit_head
    for each row execute function move_head_on()`,
  `create trigger stays before delete or truncate on audit_head
    for each statement execute function refuse_change()`,
];

const RECORDS_FOLLOW = [
  `alter table audit_record add constraint hash_is_of_record
    check (hash = encode(sha256(convert_to(record, 'UTF8')), 'hex')) not valid`,
  `alter table audit_record add constraint columns_are_of_record
    check (record::jsonb @> jsonb_build_object('countyCode', county_code, 'chain', chain,
      'seq', seq, 'actor', actor, 'action', action, 'subject', subject)
      and (record::jsonb ->> 'at')::timestamptz = recorded_at) not valid`,
  `create function follow_head() returns trigger language plpgsql as $$
    begin
      update audit_head set seq = new.seq, hash = new.hash
        where (county_code, chain, seq) = (new.county_code, new.chain, new.seq - 1)
        and hash = new.record::jsonb ->> 'previousHash';
      if not found then
        raise exception 'the record does not follow the head of its audit chain'
          using errcode = 'restrict_violation';
      end if;
      return null;
    end
  $$`,
  `create trigger follows_head after insert on audit_record
    for each row execute function follow_head()`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...HEADS, ...HEADS_MOVE_ON, ...RECORDS_FOLLOW]) {
    await sql.raw(statement).execute(db);
  }
}
