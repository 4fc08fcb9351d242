-- Which process runs a job, so that the jobs of a process that died are found at once.
alter table job add column worker text;
alter table job add column process integer;
alter table job add column tries integer not null default 0;

create index job_running_idx on job (process) where state = 'running';
