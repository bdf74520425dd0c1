#include "cli/demo_story/unsynced_files.h"

namespace sekimori::cli::demo_story {
namespace {

class UnsyncedFile final : public File {
 public:
  explicit UnsyncedFile(std::unique_ptr<File> real) : real_(std::move(real)) {}
  Result<size_t> read_at(std::uint64_t offset, std::span<Byte> out) override { return real_->read_at(offset, out); }
  Result<void> append(ByteView bytes) override { return real_->append(bytes); }
  Result<void> write_at(std::uint64_t offset, ByteView bytes) override { return real_->write_at(offset, bytes); }
  Result<void> truncate(std::uint64_t size) override { return real_->truncate(size); }
  Result<void> sync() override { return {}; }
  Result<std::uint64_t> size() override { return real_->size(); }
  int descriptor() const override { return real_->descriptor(); }

 private:
  std::unique_ptr<File> real_;
};

}  // namespace

Result<std::unique_ptr<File>> UnsyncedFiles::open(const Path& path, OpenMode mode, std::uint32_t permissions) {
  return std::unique_ptr<File>(std::make_unique<UnsyncedFile>(TRY(real_.open(path, mode, permissions))));
}

}  // namespace sekimori::cli::demo_story
