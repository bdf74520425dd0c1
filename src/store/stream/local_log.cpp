#include "store/stream/local_log.h"

#include <sys/file.h>

#include <cerrno>
#include <numeric>

#include "base/json.h"
#include "base/phrase.h"
#include "store/stream/log_partition.h"

namespace sekimori::stream {
namespace {

constexpr std::int64_t format_version = 1;
constexpr std::uint32_t most_partitions = 1024;

class WholeSubscription final : public Subscription {
 public:
  WholeSubscription(std::vector<std::uint32_t> partitions, PartitionListener& listener)
      : partitions_(std::move(partitions)), listener_(listener) {
    listener_.assigned(partitions_);
  }
  ~WholeSubscription() override { listener_.revoked(partitions_); }
  WholeSubscription(const WholeSubscription&) = delete;
  WholeSubscription& operator=(const WholeSubscription&) = delete;

 private:
  std::vector<std::uint32_t> partitions_;
  PartitionListener& listener_;
};

class FileLog final : public LocalLog {
 public:
  FileLog(std::unique_ptr<File> lock, std::uint64_t limit_bytes) : lock_(std::move(lock)), bound_(limit_bytes) {}

  Result<void> open_partitions(Files& files, const Path& directory, const LocalLogSettings& settings, std::uint32_t count) {
    for (std::uint32_t number = 0; number < count; ++number) {
      PartitionSettings partition{number, directory / fmt::format("{:04}", number), settings.file_bytes, settings.remembered_keys};
      partitions_.push_back(TRY(LogPartition::open(files, std::move(partition), bound_)));
    }
    return {};
  }

  std::uint32_t partitions() const override { return static_cast<std::uint32_t>(partitions_.size()); }

  Result<AppendReceipt> append(std::uint32_t partition, const BatchKey& key, ByteView payload) override {
    return TRY(find(partition))->append(key, payload);
  }
  Result<FrameBatch> poll(std::uint32_t partition, Offset offset, const PollLimits& limits) override {
    return TRY(find(partition))->poll(offset, limits);
  }
  Result<Offset> begin(std::uint32_t partition) override { return TRY(find(partition))->begin(); }
  Result<Offset> end(std::uint32_t partition) override { return TRY(find(partition))->end(); }
  Result<void> trim_before(std::uint32_t partition, Offset offset) override { return TRY(find(partition))->trim_before(offset); }

  Result<std::unique_ptr<Subscription>> subscribe(std::string_view, PartitionListener& listener) override {
    std::vector<std::uint32_t> all(partitions_.size());
    std::iota(all.begin(), all.end(), 0u);
    return std::make_unique<WholeSubscription>(std::move(all), listener);
  }

  LocalLogRecovery recovery() const override {
    LocalLogRecovery sum;
    for (const auto& partition : partitions_) {
      sum.cut_bytes += partition->recovery().cut_bytes;
      sum.lost_key_files += partition->recovery().lost_key_files;
    }
    return sum;
  }
  std::uint64_t bytes() const override { return bound_.used(); }

 private:
  Result<LogPartition*> find(std::uint32_t partition) {
    if (partition >= partitions_.size())
      return error(ErrorCode::invalid_input, "there is no partition {}; the stream has {}", partition, partitions_.size());
    return partitions_[partition].get();
  }

  std::unique_ptr<File> lock_;  // released last
  ByteBound bound_;
  std::vector<std::unique_ptr<LogPartition>> partitions_;
};

Result<std::unique_ptr<File>> take_lock(Files& files, const Path& directory) {
  auto file = TRY(files.open(directory / "lock", OpenMode::read_write, 0600));
  if (file->descriptor() >= 0 && ::flock(file->descriptor(), LOCK_EX | LOCK_NB) != 0) {
    if (errno == EWOULDBLOCK) return error(ErrorCode::conflict, "{}: another process holds this stream; stop it first", directory.string());
    return system_error(errno, phrase("locking {}", directory.string()));
  }
  return file;
}

Result<std::uint32_t> read_or_make_manifest(Files& files, const Path& directory, std::uint32_t partitions) {
  const Path path = directory / "stream.json";
  if (!files.exists(path)) {
    Json manifest = Json::object({{"format", "sekimori stream"}, {"version", format_version}, {"partitions", partitions}});
    TRY(files.replace(path, as_bytes(manifest.dump() + "\n"), Durable::yes, 0600));
    return partitions;
  }
  auto manifest = Json::parse(TRY(files.read_text(path, 65536)));
  const std::int64_t count = manifest ? (*manifest)["partitions"].integer_or(0) : 0;
  if (!manifest || (*manifest)["format"].text() != "sekimori stream" || count < 1 || count > most_partitions)
    return error(ErrorCode::integrity, "{}: damaged; restore it from a backup", path.string());
  if ((*manifest)["version"].integer_or(0) != format_version)
    return error(ErrorCode::invalid_input, "{}: stream format {}, this program knows {}; use the release that made it or a newer one",
                 path.string(), (*manifest)["version"].integer_or(0), format_version);
  return static_cast<std::uint32_t>(count);
}

}  // namespace

Result<std::unique_ptr<LocalLog>> LocalLog::open(Files& files, const Path& directory, const LocalLogSettings& settings) {
  if (settings.partitions < 1 || settings.partitions > most_partitions)
    return error(ErrorCode::invalid_input, "a stream of {} partitions; 1 to {} are possible", settings.partitions, most_partitions);
  TRY(files.make_directories(directory, 0700));
  auto lock = TRY(take_lock(files, directory));
  const std::uint32_t partitions = TRY(read_or_make_manifest(files, directory, settings.partitions));
  if (settings.file_bytes == 0 || settings.limit_bytes / 2 / partitions < settings.file_bytes)
    return error(
        ErrorCode::invalid_input,
        "a stream of {} partitions with files of {} bytes needs a limit of at least {} bytes, not {}: trimming frees whole files only",
        partitions, settings.file_bytes, 2 * partitions * settings.file_bytes, settings.limit_bytes);
  auto log = std::make_unique<FileLog>(std::move(lock), settings.limit_bytes);
  TRY(log->open_partitions(files, directory, settings, partitions));
  return log;
}

}  // namespace sekimori::stream
