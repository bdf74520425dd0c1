// A node in a temporary folder with one source, for the tests of this room.
#pragma once

#include <gtest/gtest.h>

#include "base/fault_files.h"
#include "feature/watch/ingestion.h"
#include "feature/watch/source_book.h"
#include "node/consumed.h"
#include "node/node.h"
#include "store/sql/database.h"

namespace sekimori::node {

class NodeTest : public ::testing::Test {
 protected:
  NodeTest()
      : folder_(*TemporaryDirectory::create()), clock_(*Instant::parse("2026-04-01T00:00:00Z")), random_(7), files_(system_files()) {}

  NodeSettings settings(std::string_view name = "data") const {
    NodeSettings out;
    out.data = folder_.path() / name;
    out.password_cost = {1, 8192 * 8};
    out.stream_partitions = 2;
    return out;
  }
  NodeSeams seams() { return {clock_, random_, files_, system_processes(), nullptr}; }
  std::unique_ptr<Node> open(std::string_view name = "data") {
    auto node = Node::open(settings(name), seams());
    EXPECT_TRUE(node) << node.error().message;
    return node ? *std::move(node) : nullptr;
  }
  std::string add_source(Node& node, std::string_view name, int retention_days) {
    model::Source source;
    source.name = name;
    source.kind = "jsonl";
    source.retention_days = retention_days;
    auto id = node.sources().add(record::Actor::system("test"), source, "test");
    EXPECT_TRUE(id) << id.error().message;
    return id ? id->to_string() : std::string();
  }
  // One event of a day, as a batch of its own, consumed.
  void take_in(Node& node, const std::string& source, std::string_view day) {
    const std::string body = fmt::format("{{\"time\":\"{}T01:00:00Z\",\"day\":\"{}\"}}\n", day, day);
    auto taken = node.ingestion().accept(source, day, body);
    EXPECT_TRUE(taken) << taken.error().message;
    auto done = node.consume();
    EXPECT_TRUE(done) << done.error().message;
  }
  std::int64_t number(Node& node, std::string_view query) {
    auto row = node.database().read([&](sql::Transaction& tx) { return tx.query_one(query); });
    EXPECT_TRUE(row && *row);
    return row && *row ? (*row)->integer(0) : -1;
  }

  TemporaryDirectory folder_;
  FixedClock clock_;
  SeededRandom random_;
  FaultFiles files_;
};

}  // namespace sekimori::node
