#include "engine/inspect/scan.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <thread>

#include "base/json.h"
#include "base/random.h"
#include "engine/inspect/file_walk.h"

namespace sekimori::inspect {
namespace {

struct Tree {
  TemporaryDirectory directory = *TemporaryDirectory::create();
  std::string root = directory.path().string();
  void add(const std::string& name, std::string_view text = "本文") {
    const Path path = directory.path() / name;
    ASSERT_TRUE(system_files().make_directories(path.parent_path()));
    ASSERT_TRUE(system_files().replace(path, as_bytes(text), Durable::no));
  }
};

// Reads a file as plain text; "*.box" files have two members, in an order that is not that of their names.
Result<void> extract_plainly(const Path& path, const ObjectSink& sink) {
  ExtractedObject object;
  object.path = path.string();
  const auto text = system_files().read_text(path);
  if (text) object.text = *text;
  else {
    object.status = model::InspectionStatus::not_inspected;
    object.reason = model::Reason::unreadable;
  }
  object.bytes = object.text.size();
  const bool box = object.path.ends_with(".box");
  const std::string outer = object.path;
  TRY(sink(std::move(object)));
  for (std::string_view member : {"!/z", "!/a"}) {
    if (!box) break;
    ExtractedObject inner;
    inner.path = outer + std::string(member);
    inner.parent = outer;
    TRY(sink(std::move(inner)));
  }
  return {};
}

std::vector<std::string> scanned(const ScanSetup& setup, const std::vector<std::string>& paths) {
  std::vector<std::string> out;
  const auto totals = scan_paths(setup, paths, [&](model::Inspection&& found) -> Result<void> {
    out.push_back(found.path);
    return {};
  });
  EXPECT_TRUE(totals) << totals.error().message;
  if (totals) { EXPECT_EQ(totals->objects, out.size()); }
  return out;
}

ScanSetup plain_setup(unsigned threads) {
  ScanSetup setup{.files = system_files(), .extract = extract_plainly};
  setup.threads = threads;
  return setup;
}

TEST(Scanning, answers_in_the_order_of_path_bytes_whatever_the_threads) {
  Tree tree;
  for (const char* name : {"a/x", "a-b", "a.box", "a.box 2", "a!", "b/c/d", "b/c.txt", "日本/資料", "z"}) tree.add(name);
  SeededRandom random(4);
  for (int i = 0; i < 300; ++i) tree.add("many/" + std::to_string(random.below(100000)));
  for (unsigned threads : {1u, 2u, 4u}) {
    const auto paths = scanned(plain_setup(threads), {tree.root});
    EXPECT_TRUE(std::ranges::is_sorted(paths));
    EXPECT_GT(paths.size(), 300u);
    EXPECT_NE(std::ranges::find(paths, tree.root + "/a.box!/a"), paths.end());
  }
}

TEST(Scanning, takes_paths_named_twice_once_and_refuses_absent_ones) {
  Tree tree;
  tree.add("a/x");
  tree.add("a-b");
  const auto paths = scanned(plain_setup(2), {tree.root + "/a/x", tree.root + "/", tree.root + "/a", tree.root});
  EXPECT_EQ(paths, (std::vector<std::string>{tree.root + "/a-b", tree.root + "/a/x"}));
  const auto totals = scan_paths(plain_setup(2), {tree.root, tree.root + "/none"}, [](model::Inspection&&) -> Result<void> { return {}; });
  ASSERT_FALSE(totals);
  EXPECT_EQ(totals.error().code, ErrorCode::not_found);
}

TEST(Scanning, stops_when_asked_and_passes_on_the_errors_of_its_sink) {
  Tree tree;
  for (int i = 0; i < 200; ++i) tree.add(std::to_string(1000 + i));
  std::atomic<int> seen = 0;
  ScanSetup setup = plain_setup(2);
  setup.stop = [&] { return seen.load() >= 20; };
  setup.extract = [](const Path& path, const ObjectSink& sink) {
    std::this_thread::sleep_for(std::chrono::microseconds(200));
    return extract_plainly(path, sink);
  };
  const auto totals = scan_paths(setup, {tree.root}, [&](model::Inspection&&) -> Result<void> {
    ++seen;
    return {};
  });
  ASSERT_FALSE(totals);
  EXPECT_EQ(totals.error().code, ErrorCode::interrupted);
  EXPECT_LT(seen, 200);
  const auto full =
      scan_paths(plain_setup(2), {tree.root}, [&](model::Inspection&&) -> Result<void> { return error(ErrorCode::full, "disk"); });
  ASSERT_FALSE(full);
  EXPECT_EQ(full.error().code, ErrorCode::full);
}

TEST(Scanning, prints_the_fields_of_the_contract) {
  model::Inspection found;
  found.path = "a\"\n秘.txt";
  found.status = model::InspectionStatus::partial;
  found.reason = model::Reason::too_large;
  found.marks.push_back({model::Level::top, "極秘", model::MarkPlace::header, model::TextRange{1, 3}, 0.98});
  found.marks.push_back({std::nullopt, "TLP:RED", model::MarkPlace::file_name, std::nullopt, 0.7});
  found.findings.push_back({"phone_number", 2, 0.85, {{4, 9}, {10, 15}}});
  model::SecretMatch match;
  match.secret_id = "plan";
  match.kind = model::MatchKind::member;
  match.of_secret = 1.0 / 3;
  match.file_range = {{0, 5}};
  found.matches.push_back(match);
  const std::string line = to_json_line(found);
  EXPECT_EQ(std::ranges::count(line, '\n'), 1);
  const auto json = Json::parse(line);
  ASSERT_TRUE(json) << json.error().message;
  EXPECT_EQ((*json)["path"].text(), found.path);
  EXPECT_TRUE((*json)["parent"].is_null());
  EXPECT_TRUE(json->find("charset") != nullptr);
  EXPECT_EQ((*json)["reason"].text(), "too_large");
  EXPECT_EQ((*json)["marks"].items()[0]["level"].text(), "level_top");
  EXPECT_EQ((*json)["marks"].items()[1]["kind"].text(), "handling");
  EXPECT_TRUE((*json)["marks"].items()[1]["level"].is_null());
  EXPECT_EQ((*json)["findings"].items()[0]["ranges"].items()[1].items()[0].integer_or(0), 10);
  EXPECT_EQ((*json)["matches"].items()[0]["kind"].text(), "member");
  EXPECT_EQ((*json)["matches"].items()[0]["of_secret"].number_or(0), 0.3333);
}

}  // namespace
}  // namespace sekimori::inspect
