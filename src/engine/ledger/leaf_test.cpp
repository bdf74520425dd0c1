#include "engine/ledger/leaf.h"

#include <gtest/gtest.h>

namespace sekimori::ledger {
namespace {

TEST(Leaf, IsCanonicalJsonWithASaltedCommitment) {
  SeededRandom random(1);
  Json record = Json::object();
  record.set("z", "秘密").set("a", 1);
  const SealedRecord sealed = make_record("custody.seal", "E001", 7, *Instant::parse("2026-01-05T00:00:00.5Z"), record, random);
  EXPECT_EQ(sealed.record, "{\"a\":1,\"z\":\"秘密\"}");
  const auto leaf = Leaf::parse(as_text(sealed.leaf));
  ASSERT_TRUE(leaf) << leaf.error().message;
  EXPECT_EQ(leaf->commitment, commit(sealed.salt, sealed.record));
  EXPECT_EQ(as_text(sealed.leaf),
            fmt::format(R"({{"commitment":"{}","id":"E001","seq":7,"time":"2026-01-05T00:00:00.5Z","type":"custody.seal","v":1}})",
                        to_hex(leaf->commitment)));
  EXPECT_EQ(leaf->to_string(), as_text(sealed.leaf));
  // The same record gives another commitment under another salt: nobody can guess it.
  EXPECT_NE(make_record("custody.seal", "E001", 7, *Instant::parse("2026-01-05T00:00:00.5Z"), record, random).leaf, sealed.leaf);
  for (const char* bad : {"", "{}", "[]", R"({"v":2,"type":"a","id":"b","seq":1,"time":"2026-01-05T00:00:00Z","commitment":"00"})",
                          R"({"v":1,"type":"a","id":"b","seq":1,"time":"2026-01-05T00:00:00Z","commitment":"00"})"})
    EXPECT_FALSE(Leaf::parse(bad)) << bad;
}

TEST(CustodyLine, KeepsTheRecordsBytesVerbatim) {
  CustodyLine line;
  line.leaf_index = 12;
  line.salt = Bytes(32, 0xAB);
  line.record = R"({"a":",\"salt\":\"x\"}","record":{"leaf_index":1}})";
  const auto back = CustodyLine::parse(line.to_string());
  ASSERT_TRUE(back) << back.error().message;
  EXPECT_EQ(back->record, line.record);
  EXPECT_EQ(back->salt, line.salt);
  EXPECT_EQ(back->leaf_index, 12U);
  EXPECT_EQ(Json::parse(line.to_string())->canonical(), line.to_string());
  for (const std::string& bad : {std::string(), std::string("{}"), line.to_string() + " ", line.to_string().substr(1)})
    EXPECT_FALSE(CustodyLine::parse(bad));
}

}  // namespace
}  // namespace sekimori::ledger
