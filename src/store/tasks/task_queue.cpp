#include "store/tasks/task_queue.h"

#include "base/ids.h"

namespace sekimori::tasks {
namespace {

constexpr std::array<std::string_view, 4> state_names = {"waiting", "running", "done", "failed"};

std::int64_t pause_after(int attempts) {
  std::int64_t seconds = std::int64_t(5) << (attempts > 10 ? 10 : attempts < 1 ? 0 : attempts - 1);
  return (seconds > 3600 ? 3600 : seconds) * nanoseconds_per_second;
}

// The update touched nothing: the lease is no longer this worker's.
Result<void> require_lease(std::int64_t changed, const Task& task) {
  if (changed == 1) return {};
  return error(ErrorCode::conflict, "task {} of queue {}: the lease was lost, another worker has it or it is finished", task.id,
               task.queue);
}

}  // namespace

const sql::Schema& schema() {
  static const sql::Schema schema{
      "tasks",
      {{1,
        "queue",
        {
            "CREATE TABLE task(id TEXT PRIMARY KEY, queue TEXT NOT NULL, payload TEXT NOT NULL, only_key TEXT UNIQUE, "
            "state TEXT NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'failed')), priority INTEGER NOT NULL, attempts INTEGER "
            "NOT NULL, "
            "most_attempts INTEGER NOT NULL, next_at INTEGER NOT NULL, lease TEXT NOT NULL, worker TEXT NOT NULL, created_at INTEGER NOT "
            "NULL, "
            "finished_at INTEGER, last_error TEXT NOT NULL) STRICT",
            "CREATE INDEX task_due ON task(queue, priority, next_at) WHERE state IN ('waiting', 'running')",
            "CREATE INDEX task_finished ON task(finished_at) WHERE finished_at IS NOT NULL",
        }}}};
  return schema;
}

std::string_view name_of(TaskState state) { return state_names[static_cast<size_t>(state)]; }

Result<std::optional<std::string>> TaskQueue::enqueue(sql::Transaction& tx, const TaskDraft& draft) {
  if (draft.queue.empty() || draft.most_attempts < 1) return error(ErrorCode::invalid_input, "a task has a queue and at least one attempt");
  std::string id = Uuid::make(clock_, random_).to_string();
  Instant now = clock_.now();
  std::optional<std::string> key;
  if (!draft.key.empty()) key = draft.queue + "\n" + draft.key;
  std::int64_t added = TRY(tx.execute(
      "INSERT INTO task(id, queue, payload, only_key, state, priority, attempts, most_attempts, next_at, lease, worker, created_at, "
      "last_error) VALUES (?, ?, ?, ?, 'waiting', ?, 0, ?, ?, '', '', ?, '') ON CONFLICT (only_key) DO NOTHING",
      id, draft.queue, draft.payload.canonical(), key, draft.priority, draft.most_attempts, draft.not_before.value_or(now), now));
  return added == 1 ? std::optional(id) : std::nullopt;
}

Result<std::vector<Task>> TaskQueue::claim(std::string_view queue, int most, std::int64_t lease_nanoseconds, std::string_view worker) {
  auto take = [&](sql::Transaction& tx) -> Result<std::vector<Task>> {
    Instant now = clock_.now();
    std::string text =
        "SELECT id, payload, attempts, most_attempts, last_error FROM task WHERE queue = ? AND state IN ('waiting', 'running') AND next_at "
        "<= ? "
        "ORDER BY priority DESC, next_at, id LIMIT ?";
    if (tx.backend() == sql::Backend::postgresql) text += " FOR UPDATE SKIP LOCKED";
    std::vector<Task> tasks;
    for (const sql::Row& row : TRY(tx.query(text, queue, now, most))) {
      if (row.integer(2) >= row.integer(3)) {
        std::string why = row.string(4).empty() ? "its workers died" : row.string(4);
        TRY(tx.execute("UPDATE task SET state = 'failed', only_key = NULL, lease = '', finished_at = ?, last_error = ? WHERE id = ?", now,
                       why, row.text(0)));
        continue;
      }
      Task task;
      task.id = row.string(0);
      task.queue = queue;
      task.payload = TRY(Json::parse(row.text(1)));
      task.attempt = static_cast<int>(row.integer(2)) + 1;
      task.most_attempts = static_cast<int>(row.integer(3));
      task.lease = to_hex(random_.bytes(16));
      task.lease_until = {now.nanoseconds + lease_nanoseconds};
      TRY(tx.execute("UPDATE task SET state = 'running', attempts = ?, next_at = ?, lease = ?, worker = ? WHERE id = ?", task.attempt,
                     task.lease_until, task.lease, worker, task.id));
      tasks.push_back(std::move(task));
    }
    return tasks;
  };
  return database_.write(take, sql::Access::write_locking);
}

Result<void> TaskQueue::heartbeat(Task& task, std::int64_t lease_nanoseconds) {
  Instant until{clock_.now().nanoseconds + lease_nanoseconds};
  auto beat = [&](sql::Transaction& tx) -> Result<void> {
    return require_lease(
        TRY(tx.execute("UPDATE task SET next_at = ? WHERE id = ? AND lease = ? AND state = 'running'", until, task.id, task.lease)), task);
  };
  TRY(database_.write(beat, sql::Access::write_locking));
  task.lease_until = until;
  return {};
}

Result<void> TaskQueue::complete(sql::Transaction& tx, const Task& task) {
  return require_lease(TRY(tx.execute("UPDATE task SET state = 'done', only_key = NULL, lease = '', finished_at = ?, last_error = '' "
                                      "WHERE id = ? AND lease = ? AND state = 'running'",
                                      clock_.now(), task.id, task.lease)),
                       task);
}

Result<void> TaskQueue::fail(const Task& task, const Error& why, Retry retry) {
  Instant now = clock_.now();
  bool over = retry == Retry::never || task.attempt >= task.most_attempts;
  auto note = [&](sql::Transaction& tx) -> Result<void> {
    if (over)
      return require_lease(TRY(tx.execute("UPDATE task SET state = 'failed', only_key = NULL, lease = '', finished_at = ?, last_error = ? "
                                          "WHERE id = ? AND lease = ? AND state = 'running'",
                                          now, why.message, task.id, task.lease)),
                           task);
    return require_lease(
        TRY(tx.execute(
            "UPDATE task SET state = 'waiting', lease = '', next_at = ?, last_error = ? WHERE id = ? AND lease = ? AND state = 'running'",
            now.nanoseconds + pause_after(task.attempt), why.message, task.id, task.lease)),
        task);
  };
  return database_.write(note, sql::Access::write_locking);
}

Result<void> TaskQueue::release(const Task& task) {
  auto give_back = [&](sql::Transaction& tx) -> Result<void> {
    return require_lease(TRY(tx.execute("UPDATE task SET state = 'waiting', lease = '', next_at = ?, attempts = attempts - 1 WHERE id = ? "
                                        "AND lease = ? AND state = 'running'",
                                        clock_.now(), task.id, task.lease)),
                         task);
  };
  return database_.write(give_back, sql::Access::write_locking);
}

Result<TaskCounts> TaskQueue::count(sql::Transaction& tx, std::string_view queue) {
  TaskCounts counts;
  for (const sql::Row& row : TRY(tx.query("SELECT state, count(*) FROM task WHERE queue = ? GROUP BY state", queue))) {
    if (row.text(0) == "waiting") counts.waiting = row.integer(1);
    if (row.text(0) == "running") counts.running = row.integer(1);
    if (row.text(0) == "done") counts.done = row.integer(1);
    if (row.text(0) == "failed") counts.failed = row.integer(1);
  }
  return counts;
}

Result<std::vector<TaskInfo>> TaskQueue::list(sql::Transaction& tx, std::string_view queue, TaskState state, int most) {
  std::vector<TaskInfo> tasks;
  for (const sql::Row& row : TRY(tx.query("SELECT id, worker, last_error, payload, attempts, created_at, next_at, finished_at FROM task "
                                          "WHERE queue = ? AND state = ? ORDER BY created_at, id LIMIT ?",
                                          queue, name_of(state), most))) {
    TaskInfo info;
    info.id = row.string(0);
    info.queue = queue;
    info.worker = row.string(1);
    info.last_error = row.string(2);
    info.payload = TRY(Json::parse(row.text(3)));
    info.state = state;
    info.attempts = static_cast<int>(row.integer(4));
    info.created_at = row.instant(5);
    info.next_at = row.instant(6);
    info.finished_at = row.optional_instant(7);
    tasks.push_back(std::move(info));
  }
  return tasks;
}

Result<void> TaskQueue::retry_failed(sql::Transaction& tx, const std::string& id) {
  std::int64_t changed =
      TRY(tx.execute("UPDATE task SET state = 'waiting', attempts = 0, next_at = ?, finished_at = NULL WHERE id = ? AND state = 'failed'",
                     clock_.now(), id));
  if (changed == 0) return error(ErrorCode::not_found, "there is no failed task {}", id);
  return {};
}

Result<std::int64_t> TaskQueue::purge(sql::Transaction& tx, Instant before) {
  return tx.execute("DELETE FROM task WHERE finished_at < ? AND state IN ('done', 'failed')", before);
}

}  // namespace sekimori::tasks
