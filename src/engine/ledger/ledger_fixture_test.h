// A ledger in a temporary directory, for tests.
#pragma once

#include <gtest/gtest.h>

#include "engine/ledger/ledger.h"

namespace sekimori::ledger {

// The system's files without waiting for the disk: what a test of logic needs.
class QuickFiles : public Files {
 public:
  Result<std::unique_ptr<File>> open(const Path& path, OpenMode mode, std::uint32_t permissions = 0644) override {
    return std::make_unique<Quick>(*this, path, TRY(system_files().open(path, mode, permissions)));
  }
  Result<FileStatus> status(const Path& path) override { return system_files().status(path); }
  Result<std::vector<DirectoryEntry>> list(const Path& path) override { return system_files().list(path); }
  Result<void> make_directories(const Path& path, std::uint32_t mode) override { return system_files().make_directories(path, mode); }
  Result<void> rename(const Path& from, const Path& to) override { return system_files().rename(from, to); }
  Result<void> remove(const Path& path) override { return system_files().remove(path); }
  Result<void> remove_all(const Path& path) override { return system_files().remove_all(path); }
  Result<void> sync_directory(const Path&) override { return {}; }
  Result<void> sync_file_system(const Path&) override { return {}; }

 protected:
  virtual Result<void> sync(const Path&) { return {}; }

 private:
  class Quick final : public File {
   public:
    Quick(QuickFiles& owner, Path path, std::unique_ptr<File> inner) : owner_(owner), path_(std::move(path)), inner_(std::move(inner)) {}
    Result<size_t> read_at(std::uint64_t offset, std::span<Byte> out) override { return inner_->read_at(offset, out); }
    Result<void> append(ByteView bytes) override { return inner_->append(bytes); }
    Result<void> write_at(std::uint64_t offset, ByteView bytes) override { return inner_->write_at(offset, bytes); }
    Result<void> truncate(std::uint64_t size) override { return inner_->truncate(size); }
    Result<void> sync() override { return owner_.sync(path_); }
    Result<std::uint64_t> size() override { return inner_->size(); }
    int descriptor() const override { return inner_->descriptor(); }

   private:
    QuickFiles& owner_;
    Path path_;
    std::unique_ptr<File> inner_;
  };
};

class LedgerTest : public testing::Test {
 protected:
  LedgerTest() : directory_(*TemporaryDirectory::create()), clock_(*Instant::parse("2026-01-05T00:00:00Z")), key_(make_key()) {}

  static SigningKey make_key() {
    SeededRandom random(1);
    return SigningKey::generate(random, "example.jp/ledger");
  }
  Path ledger_path() const { return directory_.path() / "ledger"; }
  Result<std::unique_ptr<Ledger>> open() { return Ledger::open(files_, ledger_path(), key_.copy(), clock_, settings_); }
  Result<std::unique_ptr<Ledger>> open(Files& files) { return Ledger::open(files, ledger_path(), key_.copy(), clock_, settings_); }
  void fill(int count) {
    auto ledger = *open();
    for (int i = 0; i < count; ++i) ASSERT_TRUE(ledger->append(to_bytes(fmt::format("entry {}", i))));
    ASSERT_TRUE(ledger->checkpoint());
  }

  TemporaryDirectory directory_;
  QuickFiles files_;
  FixedClock clock_;
  SigningKey key_;
  LedgerSettings settings_;
};

}  // namespace sekimori::ledger
