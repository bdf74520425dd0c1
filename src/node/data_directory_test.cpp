#include "node/data_directory.h"

#include <gtest/gtest.h>

namespace sekimori::node {
namespace {

class DataDirectoryTest : public ::testing::Test {
 protected:
  TemporaryDirectory directory_ = *TemporaryDirectory::create();
  Files& files_ = system_files();
  Path root_ = directory_.path() / "data";
};

TEST_F(DataDirectoryTest, is_made_once_and_keys_are_for_the_owner_alone) {
  EXPECT_EQ(DataDirectory::open(files_, root_, OpenData::must_exist).error().code, ErrorCode::not_found);
  {
    const auto data = DataDirectory::open(files_, root_, OpenData::make_when_absent);
    ASSERT_TRUE(data) << data.error().message;
    EXPECT_EQ(files_.status(data->keys())->mode, 0700U);
  }
  EXPECT_TRUE(DataDirectory::open(files_, root_, OpenData::must_exist));
}

TEST_F(DataDirectoryTest, lets_one_program_in) {
  const auto first = DataDirectory::open(files_, root_, OpenData::make_when_absent);
  ASSERT_TRUE(first);
  EXPECT_EQ(DataDirectory::open(files_, root_, OpenData::make_when_absent).error().code, ErrorCode::conflict);
}

TEST_F(DataDirectoryTest, refuses_newer_and_damaged_versions_and_asks_for_an_upgrade_of_older_ones) {
  { ASSERT_TRUE(DataDirectory::open(files_, root_, OpenData::make_when_absent)); }
  ASSERT_TRUE(files_.replace(root_ / "version", as_bytes("sekimori-data 999\n"), Durable::no));
  EXPECT_NE(DataDirectory::open(files_, root_, OpenData::must_exist).error().message.find("newer"), std::string::npos);
  ASSERT_TRUE(files_.replace(root_ / "version", as_bytes("rubbish\n"), Durable::no));
  EXPECT_EQ(DataDirectory::open(files_, root_, OpenData::must_exist).error().code, ErrorCode::integrity);
}

}  // namespace
}  // namespace sekimori::node
