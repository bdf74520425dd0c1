#include "base/fault_files.h"

namespace sekimori {
namespace {

class FaultFile final : public File {
 public:
  FaultFile(FaultFiles& owner, std::unique_ptr<File> inner) : owner_(owner), inner_(std::move(inner)) {}
  Result<size_t> read_at(std::uint64_t offset, std::span<Byte> out) override { return inner_->read_at(offset, out); }
  Result<void> append(ByteView bytes) override {
    auto allowed = owner_.effect("append");
    if (!allowed) {
      // A disk that fills up takes part of a write: leave a torn tail behind, as real ones do.
      (void)inner_->append(bytes.first(bytes.size() / 2));
      return allowed;
    }
    return inner_->append(bytes);
  }
  Result<void> write_at(std::uint64_t offset, ByteView bytes) override {
    TRY(owner_.effect("write"));
    return inner_->write_at(offset, bytes);
  }
  Result<void> truncate(std::uint64_t size) override {
    TRY(owner_.effect("truncate"));
    return inner_->truncate(size);
  }
  Result<void> sync() override {
    TRY(owner_.effect("sync"));
    return inner_->sync();
  }
  Result<std::uint64_t> size() override { return inner_->size(); }
  int descriptor() const override { return inner_->descriptor(); }

 private:
  FaultFiles& owner_;
  std::unique_ptr<File> inner_;
};

}  // namespace

void FaultFiles::fail_after(std::uint64_t effects, int error_number, FaultPersistence persistence) {
  fail_at_ = effects_ + effects;
  error_number_ = error_number;
  persistence_ = persistence;
}

void FaultFiles::stop_failing() { fail_at_ = UINT64_MAX; }

Result<void> FaultFiles::effect(std::string_view what) {
  const std::uint64_t index = effects_++;
  if (index < fail_at_ || (index > fail_at_ && persistence_ == FaultPersistence::once)) return {};
  return system_error(error_number_, what);
}

Result<std::unique_ptr<File>> FaultFiles::open(const Path& path, OpenMode mode, std::uint32_t permissions) {
  if (mode != OpenMode::read) TRY(effect("open"));
  return std::make_unique<FaultFile>(*this, TRY(inner_.open(path, mode, permissions)));
}
Result<void> FaultFiles::make_directories(const Path& path, std::uint32_t permissions) {
  TRY(effect("make_directories"));
  return inner_.make_directories(path, permissions);
}
Result<void> FaultFiles::rename(const Path& from, const Path& to) {
  TRY(effect("rename"));
  return inner_.rename(from, to);
}
Result<void> FaultFiles::remove(const Path& path) {
  TRY(effect("remove"));
  return inner_.remove(path);
}
Result<void> FaultFiles::remove_all(const Path& path) {
  TRY(effect("remove_all"));
  return inner_.remove_all(path);
}
Result<void> FaultFiles::sync_directory(const Path& directory) {
  TRY(effect("sync_directory"));
  return inner_.sync_directory(directory);
}
Result<void> FaultFiles::sync_file_system(const Path& path) {
  TRY(effect("sync_file_system"));
  return inner_.sync_file_system(path);
}

}  // namespace sekimori
