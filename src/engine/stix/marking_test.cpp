#include "engine/stix/marking.h"

#include <gtest/gtest.h>

namespace sekimori::stix {
namespace {

Tlp level_of(std::string_view marks) {
  const std::string text = R"({"object_marking_refs":[)" + std::string(marks) + "]}";
  const auto document = JsonDocument::parse(text);
  return document ? strictest(document->root()) : Tlp::unmarked;
}

// What is marked red in another spelling must not pass as unmarked.
TEST(Marking, counts_however_its_id_is_written) {
  EXPECT_EQ(level_of(R"("marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1")"), Tlp::red);
  EXPECT_EQ(level_of(R"("marking-definition--E828B379-4E03-4974-9AC4-E53A884C97C1")"), Tlp::red);
  EXPECT_EQ(level_of(R"("marking\u002ddefinition--e828b379-4e03-4974-9ac4-e53a884c97c1")"), Tlp::red);
  EXPECT_EQ(level_of(R"("marking-definition--E828b379-4e03-4974-9ac4-e53a884c97c\u0031")"), Tlp::red);
  EXPECT_EQ(level_of(R"("indicator--e828b379-4e03-4974-9ac4-e53a884c97c1")"), Tlp::unmarked);
  EXPECT_EQ(level_of(R"(7, null, "e828b379-4e03-4974-9ac4-e53a884c97c1")"), Tlp::unmarked);
}

}  // namespace
}  // namespace sekimori::stix
