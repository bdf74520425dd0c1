#include "store/objects/file_object_log.h"

#include <algorithm>
#include <condition_variable>
#include <map>
#include <mutex>
#include <shared_mutex>

#include "base/crc32c.h"
#include "store/objects/placing.h"

namespace sekimori::objects {
namespace {

constexpr std::size_t group_limit_bytes = std::size_t(16) << 20;
constexpr std::size_t read_piece = std::size_t(1) << 20;
constexpr std::int64_t nanoseconds_per_microsecond = 1000;

class FileLog final : public FileObjectLog {
 public:
  FileLog(Files& files, Path directory, Clock& clock) : files_(files), directory_(std::move(directory)), clock_(clock) {}

  Result<void> open();
  Result<std::vector<Stored>> append(std::span<const NewObject> objects) override;
  Result<Selection> select(const Query& query) override {
    const std::shared_lock lock(mutex_);
    return index_.select(query);
  }
  Result<void> read_bodies(Selection& selection, std::string& out) override;
  Result<std::uint64_t> remove(const Query& query) override;
  Figures figures() override {
    const std::shared_lock lock(mutex_);
    Figures out = index_.figures();
    out.body_bytes = bodies_end_;
    return out;
  }
  ObjectLogRecovery recovery() const override { return recovery_; }

 private:
  struct Pending {
    std::span<const NewObject> objects;
    std::vector<Stored> stored;
    bool done = false;
    std::optional<Error> failed;
  };
  // What one write adds: new types, bodies, records, and who is told what.
  struct Group {
    std::vector<Pending*> batches;
    std::vector<std::string> types;
    std::string bodies;
    std::vector<Record> records;
  };

  Path index_path() const { return directory_ / "index"; }
  Path bodies_path() const { return directory_ / "bodies"; }
  Path types_path() const { return directory_ / "types"; }

  Result<void> load_types();
  Result<void> load_index();
  Result<void> check_last_group(std::vector<Record>& records);

  void commit_group(std::unique_lock<std::mutex>& lock);
  void build(Group& group);
  Result<bool> has_body(const Row& row, std::string_view body);
  Result<void> write(Group& group);
  Result<void> write_file(File& file, std::uint64_t& durable, ByteView bytes);
  Result<void> read_body_bytes(std::uint64_t place, std::span<Byte> out);
  Result<void> destroy_bodies(std::span<const Row> rows);

  Files& files_;
  Path directory_;
  Clock& clock_;
  ObjectLogRecovery recovery_;
  std::vector<Row> removed_last_;  // by the last write before opening, which may have been cut short: their bytes go now

  std::shared_mutex mutex_;  // of the index
  ObjectIndex index_;

  std::mutex queue_mutex_;
  std::condition_variable committed_;
  std::vector<Pending*> queue_;
  bool writing_ = false;
  std::optional<Error> failed_;  // the files are not to be trusted any more

  // Whoever has set writing_ alone uses these.
  std::unique_ptr<File> index_file_, bodies_file_, types_file_;
  std::uint64_t index_end_ = 0;
  std::atomic<std::uint64_t> bodies_end_{0};
  std::uint64_t types_end_ = 0;
  Microseconds last_added_ = 0;
  Sequence next_sequence_ = 0;
  TypeNumbers type_numbers_;

  std::mutex readers_mutex_;
  std::vector<std::unique_ptr<File>> readers_;  // of bodies; one thread at a time has one
};

Result<void> FileLog::open() {
  TRY(files_.make_directories(directory_, 0750));
  TRY(load_types());
  TRY(load_index());
  types_file_ = TRY(files_.open(types_path(), OpenMode::append, 0640));
  bodies_file_ = TRY(files_.open(bodies_path(), OpenMode::append, 0640));
  // What a killed process had written and not synced counts from now on, so it must last; what lies behind it goes.
  TRY(bodies_file_->truncate(bodies_end_));
  TRY(bodies_file_->sync());
  TRY(index_file_->sync());
  TRY(files_.sync_directory(directory_));
  return removed_last_.empty() ? Result<void>() : destroy_bodies(removed_last_);
}

Result<void> FileLog::load_types() {
  if (!files_.exists(types_path())) return {};
  const std::string text = TRY(files_.read_text(types_path()));
  std::size_t at = 0;
  // A line without its end was never synced, and nothing refers to it.
  for (std::size_t end = text.find('\n'); end != std::string::npos; end = text.find('\n', at)) {
    const std::string name = text.substr(at, end - at);
    type_numbers_.emplace(name, index_.add_type(name));
    at = end + 1;
  }
  types_end_ = at;
  if (at == text.size()) return {};
  auto file = TRY(files_.open(types_path(), OpenMode::read_write, 0640));
  return file->truncate(at);
}

Result<void> FileLog::load_index() {
  const bool fresh = !files_.exists(index_path()) || TRY(files_.status(index_path())).size < record_bytes;
  if (fresh) TRY(files_.replace(index_path(), index_header(), Durable::yes, 0640));
  index_file_ = TRY(files_.open(index_path(), OpenMode::append, 0640));
  auto file = TRY(files_.open(index_path(), OpenMode::read));
  Bytes header(record_bytes);
  header.resize(TRY(file->read_at(0, header)));
  TRY(check_index_header(header, index_path().string()));
  index_end_ = record_bytes;

  std::vector<Record> group;  // the records of the write that is being read
  const auto take = [&](const Record& record) -> Result<void> {
    if (record.kind == RecordKind::removal) {
      const auto gone = static_cast<Sequence>(record.version);
      if (gone >= index_.size()) return error(ErrorCode::integrity, "{}: removes what was never there", index_path().string());
      removed_last_.push_back(index_.row(gone));
      index_.remove(gone);
    } else {
      if (record.type >= index_.types())
        return error(ErrorCode::integrity, "{}: names a type that is not in {}", index_path().string(), types_path().string());
      index_.add(record);
      bodies_end_ = std::max<std::uint64_t>(bodies_end_, record.place + record.bytes);
      last_added_ = std::max(last_added_, record.added);
    }
    index_end_ += record_bytes;
    return {};
  };
  Bytes piece(read_piece);
  std::uint64_t broken_at = 0;
  for (std::uint64_t at = record_bytes;;) {
    const std::size_t got = TRY(file->read_at(at, piece));
    if (got == 0) break;
    std::size_t used = 0;
    for (; used + record_bytes <= got; used += record_bytes) {
      const auto record = parse_record(ByteView(piece).subspan(used, record_bytes));
      if (!record) {
        if (broken_at == 0) broken_at = at + used;
        continue;
      }
      if (broken_at != 0) {
        // A whole record behind a broken one whose write began after it: then what is broken had been acknowledged.
        if (at + used - std::uint64_t(record->in_group) * record_bytes > broken_at)
          return error(ErrorCode::integrity,
                       "{}: damaged at byte {}, and later records show that it had been acknowledged; nothing was cut. Restore the folder "
                       "from a backup",
                       index_path().string(), broken_at);
        continue;
      }
      if (record->in_group == 0) {
        removed_last_.clear();
        for (const Record& whole : group) TRY(take(whole));
        group.clear();
      }
      group.push_back(*record);
    }
    if (used == 0) break;  // the beginning of a record
    at += used;
  }
  TRY(check_last_group(group));
  removed_last_.clear();
  for (const Record& whole : group) TRY(take(whole));
  const std::uint64_t size = TRY(file->size());
  recovery_.cut_records = (size - index_end_ + record_bytes - 1) / record_bytes;
  if (size > index_end_) TRY(index_file_->truncate(index_end_));
  next_sequence_ = index_.size();
  return {};
}

// The last write alone may not have reached the disk whole: its records count as far as their bodies are there.
Result<void> FileLog::check_last_group(std::vector<Record>& records) {
  if (records.empty()) return {};
  if (!files_.exists(bodies_path())) {
    const auto first = std::ranges::find(records, RecordKind::object, &Record::kind);
    records.erase(first, records.end());
    return {};
  }
  auto bodies = TRY(files_.open(bodies_path(), OpenMode::read));
  for (std::size_t i = 0; i < records.size(); ++i) {
    const Record& record = records[i];
    if (record.kind != RecordKind::object) continue;
    Bytes body(record.bytes);
    const std::size_t got = TRY(bodies->read_at(record.place, body));
    if (got == body.size() && crc32c(body) == record.checksum) continue;
    records.resize(i);
    return {};
  }
  return {};
}

Result<std::vector<Stored>> FileLog::append(std::span<const NewObject> objects) {
  TRY(check_new_objects(objects));
  Pending mine{.objects = objects, .stored = {}, .done = false, .failed = {}};
  std::unique_lock lock(queue_mutex_);
  if (failed_) return std::unexpected(*failed_);
  queue_.push_back(&mine);
  while (!mine.done) {
    if (writing_) {
      committed_.wait(lock);
    } else {
      writing_ = true;
      commit_group(lock);
      writing_ = false;
      committed_.notify_all();
    }
  }
  if (mine.failed) return std::unexpected(*std::move(mine.failed));
  return std::move(mine.stored);
}

void FileLog::commit_group(std::unique_lock<std::mutex>& lock) {
  Group group;
  std::size_t bytes = 0;
  std::size_t count = 0;
  for (; count < queue_.size() && (count == 0 || bytes < group_limit_bytes); ++count) {
    for (const NewObject& object : queue_[count]->objects) bytes += object.body.size();
    group.batches.push_back(queue_[count]);
  }
  queue_.erase(queue_.begin(), queue_.begin() + static_cast<std::ptrdiff_t>(count));
  Result<void> done = failed_ ? Result<void>(std::unexpected(*failed_)) : Result<void>();
  const std::vector<Pending*> taken = group.batches;
  lock.unlock();
  if (done) {
    build(group);
    done = write(group);
  }
  if (done) {
    const std::unique_lock exclusive(mutex_);
    for (const Record& record : group.records) index_.add(record);
  }
  lock.lock();
  if (done && !group.records.empty()) {
    next_sequence_ += group.records.size();
    last_added_ = group.records.back().added;
  }
  for (const std::string& type : group.types) type_numbers_.erase(type);  // of a failed write: they never came to be
  for (Pending* batch : taken) {
    if (!done && !batch->failed) batch->failed = done.error();
    batch->done = true;
  }
}

// Gives every new version its place, and every known one the place that it has. Later objects of the group know the earlier ones. A batch
// that cannot be placed fails alone: the others are placed anew without it.
void FileLog::build(Group& group) {
  for (bool whole = false; !whole;) {
    group.bodies.clear();
    Placing placing(
        {.index = index_, .mutex = mutex_, .types = type_numbers_, .clock = clock_, .next = next_sequence_, .last_added = last_added_},
        [this](const Row& row, std::string_view body) { return has_body(row, body); });
    whole = true;
    for (std::size_t i = 0; i < group.batches.size() && whole; ++i) {
      Pending& batch = *group.batches[i];
      batch.stored.clear();
      for (const NewObject& object : batch.objects) {
        const auto stored = placing.place(object);
        if (!stored) {
          batch.failed = stored.error();
          group.batches.erase(group.batches.begin() + static_cast<std::ptrdiff_t>(i));
          placing.forget();
          whole = false;
          break;
        }
        batch.stored.push_back(*stored);
        if (stored->taken == Taken::known) continue;
        group.bodies += ',';
        placing.records().back().place = bodies_end_ + group.bodies.size();
        group.bodies += object.body;
      }
    }
    group.records = std::move(placing.records());
    group.types = placing.new_types();
  }
}

Result<bool> FileLog::has_body(const Row& row, std::string_view body) {
  if (row.bytes != body.size() || row.checksum != crc32c(as_bytes(body))) return false;
  Bytes before(row.bytes);
  TRY(read_body_bytes(row.place, before));
  return as_text(before) == body;
}

Result<void> FileLog::write_file(File& file, std::uint64_t& durable, ByteView bytes) {
  if (auto written = file.append(bytes); !written) {
    // Cut off again, the file is as it was; otherwise nobody knows what is in it.
    if (auto cut = file.truncate(durable); !cut) {
      const std::lock_guard lock(queue_mutex_);
      failed_ = cut.error();
    }
    return written;
  }
  if (auto synced = file.sync(); !synced) {
    const std::lock_guard lock(queue_mutex_);
    failed_ = synced.error();
    return synced;
  }
  durable += bytes.size();
  return {};
}

Result<void> FileLog::write(Group& group) {
  if (group.records.empty()) return {};
  if (!group.types.empty()) {
    Bytes lines;
    for (const std::string& type : group.types) sekimori::append(lines, type + "\n");
    TRY(write_file(*types_file_, types_end_, lines));
    const std::unique_lock exclusive(mutex_);
    for (const std::string& type : group.types) index_.add_type(type);
    group.types.clear();
  }
  std::uint64_t bodies_end = bodies_end_;
  TRY(write_file(*bodies_file_, bodies_end, as_bytes(group.bodies)));
  Bytes records;
  records.reserve(group.records.size() * record_bytes);
  for (const Record& record : group.records) append_record(records, record);
  if (auto written = write_file(*index_file_, index_end_, records); !written) {
    // The bodies without records are in nobody's way; the next ones stand behind them.
    bodies_end_ = bodies_end;
    return written;
  }
  bodies_end_ = bodies_end;
  return {};
}

Result<void> FileLog::read_body_bytes(std::uint64_t place, std::span<Byte> out) {
  std::unique_ptr<File> reader;
  {
    const std::lock_guard lock(readers_mutex_);
    if (!readers_.empty()) {
      reader = std::move(readers_.back());
      readers_.pop_back();
    }
  }
  if (!reader) reader = TRY(files_.open(bodies_path(), OpenMode::read));
  const std::size_t got = TRY(reader->read_at(place, out));
  {
    const std::lock_guard lock(readers_mutex_);
    readers_.push_back(std::move(reader));
  }
  if (got != out.size()) return error(ErrorCode::integrity, "{}: ends before byte {}", bodies_path().string(), place + out.size());
  return {};
}

Result<void> FileLog::read_bodies(Selection& selection, std::string& out) {
  std::vector<Row> kept;
  kept.reserve(selection.rows.size());
  std::vector<Row>& rows = selection.rows;
  for (std::size_t begin = 0; begin < rows.size();) {
    // Bodies that stand one behind the other come in one piece, commas and all; so do those with little between them.
    constexpr std::uint64_t worth_reading_over = 4096;
    std::size_t end = begin + 1;
    while (end < rows.size() && rows[end].place - (rows[end - 1].place + rows[end - 1].bytes) <= worth_reading_over &&
           rows[end].place - rows[begin].place < read_piece)
      ++end;
    const std::uint64_t place = rows[begin].place;
    const std::uint64_t length = rows[end - 1].place + rows[end - 1].bytes - place;
    const std::size_t before = out.size();
    std::string piece(length, '\0');
    TRY(read_body_bytes(place, {reinterpret_cast<Byte*>(piece.data()), piece.size()}));
    out.reserve(before + length + 1);
    for (std::size_t i = begin; i < end; ++i) {
      const Row& row = rows[i];
      const std::string_view body = std::string_view(piece).substr(row.place - place, row.bytes);
      if (crc32c(as_bytes(body)) != row.checksum) {
        const std::shared_lock lock(mutex_);
        if (index_.is_there(row.sequence))
          return error(ErrorCode::integrity, "{}: damaged at byte {}; restore the folder from a backup", bodies_path().string(), row.place);
        continue;  // removed since the rows were selected
      }
      if (!kept.empty()) out += ',';
      out += body;
      kept.push_back(row);
    }
    begin = end;
  }
  rows = std::move(kept);
  return {};
}

Result<void> FileLog::destroy_bodies(std::span<const Row> rows) {
  auto file = TRY(files_.open(bodies_path(), OpenMode::read_write, 0640));
  for (const Row& row : rows) TRY(file->write_at(row.place, Bytes(row.bytes, ' ')));
  return file->sync();
}

Result<std::uint64_t> FileLog::remove(const Query& query) {
  std::unique_lock lock(queue_mutex_);
  committed_.wait(lock, [&] { return !writing_; });
  if (failed_) return std::unexpected(*failed_);
  writing_ = true;
  lock.unlock();
  std::vector<Row> rows;
  {
    const std::shared_lock shared(mutex_);
    for (const Sequence at : index_.select_all(query)) rows.push_back(index_.row(at));
  }
  const auto work = [&]() -> Result<void> {
    Bytes records;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      Record record;
      record.kind = RecordKind::removal;
      record.in_group = static_cast<std::uint32_t>(i);
      record.added = clock_.now().nanoseconds / nanoseconds_per_microsecond;
      record.version = static_cast<std::int64_t>(rows[i].sequence);
      append_record(records, record);
    }
    if (rows.empty()) return {};
    TRY(write_file(*index_file_, index_end_, records));
    {
      const std::unique_lock exclusive(mutex_);
      for (const Row& row : rows) index_.remove(row.sequence);
    }
    return destroy_bodies(rows);
  };
  const Result<void> done = work();
  lock.lock();
  writing_ = false;
  committed_.notify_all();
  lock.unlock();
  if (!done) return std::unexpected(done.error());
  return rows.size();
}

}  // namespace

Result<std::unique_ptr<FileObjectLog>> FileObjectLog::open(Files& files, const Path& directory, Clock& clock) {
  auto log = std::make_unique<FileLog>(files, directory, clock);
  TRY(log->open());
  return std::unique_ptr<FileObjectLog>(std::move(log));
}

}  // namespace sekimori::objects
