#include "engine/link/link_journal.h"

#include <gtest/gtest.h>

#include <cerrno>

#include "base/crc32c.h"
#include "base/fault_files.h"

namespace sekimori::link {
namespace {

Report report_with(std::string id, std::string domain) {
  Report report;
  report.id = std::move(id);
  report.features = {{FeatureType::domain, std::move(domain)}};
  return report;
}

class Journal : public ::testing::Test {
 protected:
  void SetUp() override {
    auto made = TemporaryDirectory::create("link");
    ASSERT_TRUE(made);
    folder_.emplace(*std::move(made));
    auto journal = open();
    ASSERT_TRUE(journal);
    ASSERT_TRUE(journal->add(report_with("a", "evil.example")));
    ASSERT_TRUE(journal->add(report_with("b", "evil.example")));
    ASSERT_TRUE(journal->sync());
  }
  Result<LinkJournal> open() { return LinkJournal::open(system_files(), folder_->path(), StopLists()); }
  Path path() const { return folder_->path() / "journal.jsonl"; }
  std::string text() { return *system_files().read_text(path()); }
  void write(const std::string& text) { ASSERT_TRUE(system_files().replace(path(), as_bytes(text), Durable::no)); }
  std::optional<TemporaryDirectory> folder_;
};

TEST_F(Journal, IsReadAgain) {
  const auto journal = open();
  ASSERT_TRUE(journal);
  EXPECT_EQ(journal->linker().reports(), 2U);
  EXPECT_EQ(journal->linker().campaign_of("a"), journal->linker().campaign_of("b"));
  EXPECT_EQ(journal->dropped_bytes(), 0U);
}

TEST_F(Journal, ATornEndIsCutOffAnywhere) {
  const std::string whole = text();
  const size_t last = whole.rfind('\n', whole.size() - 2) + 1;
  for (size_t cut = last + 1; cut < whole.size(); cut += 7) {
    write(whole.substr(0, cut));
    const auto journal = open();
    ASSERT_TRUE(journal) << cut;
    EXPECT_EQ(journal->linker().reports(), 1U);
    EXPECT_EQ(journal->dropped_bytes(), cut - last);
    EXPECT_EQ(text().size(), last);
  }
}

TEST_F(Journal, DamageInTheMiddleIsRefused) {
  std::string changed = text();
  changed[changed.find("evil")] = 'E';
  write(changed);
  EXPECT_EQ(open().error().code, ErrorCode::integrity);
}

TEST_F(Journal, AMissingLineIsRefused) {
  std::string whole = text();
  const size_t first = whole.find('\n') + 1, second = whole.find('\n', first) + 1;
  write(whole.substr(0, first) + whole.substr(second));
  EXPECT_EQ(open().error().code, ErrorCode::integrity);
}

TEST_F(Journal, WhatWasAcknowledgedSurvivesAFullDisk) {
  for (std::uint64_t effects = 0; effects < 12; ++effects) {
    const auto folder = TemporaryDirectory::create("link");
    ASSERT_TRUE(folder);
    FaultFiles files(system_files());
    files.fail_after(effects, ENOSPC);
    std::vector<std::string> acknowledged;
    if (auto journal = LinkJournal::open(files, folder->path(), StopLists()))
      for (int i = 0; i < 5; ++i) {
        const std::string id = "r" + std::to_string(i);
        if (!journal->add(report_with(id, "evil.example")) || !journal->sync()) break;
        acknowledged.push_back(id);
      }
    const auto again = LinkJournal::open(system_files(), folder->path(), StopLists());
    ASSERT_TRUE(again) << effects << ": " << again.error().message;
    for (const std::string& id : acknowledged) EXPECT_TRUE(again->linker().campaign_of(id)) << effects;
  }
}

TEST_F(Journal, ANewerVersionIsRefused) {
  const std::string json = R"({"n":0,"act":"format","version":2})";
  write(fmt::format("{:08x} {}\n", crc32c(as_bytes(json)), json));
  EXPECT_EQ(open().error().code, ErrorCode::invalid_input);
}

}  // namespace
}  // namespace sekimori::link
