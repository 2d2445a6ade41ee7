-- Some 200,000 rows as Conductor would write them, made by the server; every run makes the same.

create function pg_temp.id(kind text, number bigint) returns text language sql immutable as
  $$ select md5(kind || number)::uuid::text $$;

create function pg_temp.status(number bigint) returns text language sql immutable as
  $$ select (array['COMPLETED', 'COMPLETED', 'COMPLETED', 'COMPLETED', 'FAILED', 'RUNNING', 'TIMED_OUT'])[1 + number % 7] $$;

create function pg_temp.instant(number bigint) returns timestamp language sql immutable as
  $$ select timestamp '2026-01-05 06:00:00' + number * interval '97.331 seconds' $$;

insert into meta_task_def (created_on, modified_on, name, json_data)
select pg_temp.instant(n), pg_temp.instant(n * 3), 'task_' || n,
       json_build_object('name', 'task_' || n, 'retryCount', n % 5, 'timeoutSeconds', 60 * n, 'timeoutPolicy', 'TIME_OUT_WF',
                         'retryLogic', 'FIXED', 'responseTimeoutSeconds', 30 + n, 'ownerEmail', 'team' || n % 6 || '@example.org')
from generate_series(1, 40) n;

insert into meta_workflow_def (created_on, modified_on, name, version, latest_version, json_data)
select pg_temp.instant(n), pg_temp.instant(n), 'order_' || n % 10, 1 + n / 10, 2,
       json_build_object('name', 'order_' || n % 10, 'version', 1 + n / 10, 'schemaVersion', 2, 'restartable', true,
                         'description', E'Fulfilment, stage\t' || n || E'\nwritten as \\. and \\N, “quoted” – 注文 📦',
                         'tasks', (select json_agg(json_build_object('name', 'task_' || t, 'taskReferenceName', 'ref_' || t,
                                                                     'type', 'SIMPLE')) from generate_series(n + 1, n + 3) t))
from generate_series(0, 19) n;

insert into meta_event_handler (created_on, modified_on, name, event, active, json_data)
select pg_temp.instant(n), pg_temp.instant(n), 'handler_' || n, 'kafka:orders_' || n, n % 3 > 0,
       json_build_object('name', 'handler_' || n, 'condition', '$.total > ' || n, 'actions', json_build_array())
from generate_series(1, 10) n;

insert into workflow (created_on, modified_on, workflow_id, correlation_id, json_data)
select pg_temp.instant(n), pg_temp.instant(n) + interval '4 minutes', pg_temp.id('workflow', n),
       case when n % 11 > 0 then 'order-' || 100000 + n end,
       json_build_object('ownerApp', 'shop', 'createTime', extract(epoch from pg_temp.instant(n)) * 1000,
                         'status', pg_temp.status(n), 'workflowId', pg_temp.id('workflow', n), 'correlationId', 'order-' || 100000 + n,
                         'workflowType', 'order_' || n % 10, 'version', 1 + n % 2, 'priority', n % 3, 'taskToDomain', json_build_object(),
                         'input', json_build_object('customer', 'C' || n % 4000, 'total', round(n * 1.37, 2), 'currency', 'EUR',
                                                    'note', case when n % 97 = 0 then 'gift 🎁, «merci»' end),
                         'output', json_build_object('shipment', md5('s' || n), 'weight', (n % 900) / 7.0))
from generate_series(1, 20000) n;

insert into workflow_def_to_workflow (created_on, modified_on, workflow_def, date_str, workflow_id)
select pg_temp.instant(n), pg_temp.instant(n), 'order_' || n % 10, to_char(pg_temp.instant(n), 'YYYYMMDD'), pg_temp.id('workflow', n)
from generate_series(1, 20000) n;

insert into workflow_pending (created_on, modified_on, workflow_type, workflow_id)
select pg_temp.instant(n), pg_temp.instant(n), 'order_' || n % 10, pg_temp.id('workflow', n)
from generate_series(1, 20000) n where pg_temp.status(n) = 'RUNNING';

insert into task (created_on, modified_on, task_id, json_data)
select pg_temp.instant(n / 2), pg_temp.instant(n / 2), pg_temp.id('task', n),
       json_build_object('taskType', 'task_' || 1 + n % 40, 'status', pg_temp.status(n), 'taskId', pg_temp.id('task', n),
                         'workflowInstanceId', pg_temp.id('workflow', 1 + n / 2), 'retryCount', n % 3, 'seq', 1 + n % 2,
                         'pollCount', n % 17, 'callbackAfterSeconds', 0, 'workerId', 'worker-' || n % 24 || '.example.org',
                         'inputData', json_build_object('sku', md5('sku' || n % 5000), 'quantity', 1 + n % 9),
                         'outputData', json_build_object('ok', n % 7 <> 4))
from generate_series(1, 40000) n;

insert into workflow_to_task (created_on, modified_on, workflow_id, task_id)
select pg_temp.instant(n / 2), pg_temp.instant(n / 2), pg_temp.id('workflow', 1 + n / 2), pg_temp.id('task', n)
from generate_series(1, 40000) n;

insert into task_scheduled (created_on, modified_on, workflow_id, task_key, task_id)
select pg_temp.instant(n / 2), pg_temp.instant(n / 2), pg_temp.id('workflow', 1 + n / 2), 'ref_' || n % 40 || '_' || n % 3, pg_temp.id('task', n)
from generate_series(1, 20000) n;

insert into task_in_progress (created_on, modified_on, task_def_name, task_id, workflow_id, in_progress_status)
select pg_temp.instant(n / 2), pg_temp.instant(n / 2), 'task_' || 1 + n % 40, pg_temp.id('task', n), pg_temp.id('workflow', 1 + n / 2), n % 2 = 0
from generate_series(1, 2000) n;

insert into queue (created_on, queue_name)
select pg_temp.instant(n), case when n = 0 then '_deciderQueue' else 'task_' || n end from generate_series(0, 40) n;

insert into queue_message (created_on, deliver_on, queue_name, message_id, priority, popped, offset_time_seconds, payload)
select pg_temp.instant(n), pg_temp.instant(n + 1), case when n % 5 = 0 then '_deciderQueue' else 'task_' || 1 + n % 40 end,
       pg_temp.id('message', n), n % 10, n % 4 = 0, n % 600, case when n % 2 = 0 then json_build_object('attempt', n % 8)::text end
from generate_series(1, 8000) n;

insert into poll_data (created_on, modified_on, queue_name, domain, json_data)
select pg_temp.instant(n), pg_temp.instant(n), 'task_' || n, 'DEFAULT',
       json_build_object('queueName', 'task_' || n, 'workerId', 'worker-' || n % 24, 'lastPollTime', 1767600000000 + n)
from generate_series(1, 40) n;

insert into event_execution (created_on, modified_on, event_handler_name, event_name, message_id, execution_id, json_data)
select pg_temp.instant(n), pg_temp.instant(n), 'handler_' || 1 + n % 10, 'kafka:orders_' || n % 10, 'offset-' || n, 'offset-' || n || '_0',
       json_build_object('id', 'offset-' || n || '_0', 'status', 'COMPLETED', 'created', 1767600000000 + n)
from generate_series(1, 6000) n;

insert into workflow_index (workflow_id, correlation_id, workflow_type, start_time, status, json_data)
select workflow_id, correlation_id, json_data::jsonb ->> 'workflowType', created_on at time zone 'UTC', json_data::jsonb ->> 'status',
       json_data::jsonb - 'output'
from workflow order by workflow_id limit 6000;

insert into task_index (task_id, task_type, task_def_name, status, start_time, update_time, workflow_type, json_data)
select pg_temp.id('task', n), 'SIMPLE', 'task_' || 1 + n % 40, pg_temp.status(n), pg_temp.instant(n) at time zone 'UTC',
       pg_temp.instant(n + 1) at time zone 'UTC', 'order_' || n % 10, jsonb_build_object('taskId', pg_temp.id('task', n), 'reason', null)
from generate_series(1, 10000) n;

insert into task_execution_logs (task_id, log, created_time)
select pg_temp.id('task', n), 'step ' || n % 9 || ' of task ' || pg_temp.id('task', n) || E': ok\n\tin ' || n % 1000 || ' ms', pg_temp.instant(n) at time zone 'UTC'
from generate_series(1, 25000) n;

analyze;
