#include "feature/share/mail_drop.h"

#include <gtest/gtest.h>

namespace sekimori::share {
namespace {

class MailDropTest : public ::testing::Test {
 protected:
  TemporaryDirectory directory_ = TemporaryDirectory::create().value();
  MailDrop drop_{system_files(), directory_.path() / "mail"};
  Instant now_ = Instant::from_seconds(1'764'000'000);
};

TEST_F(MailDropTest, WhatIsBroughtTwiceLiesThereOnce) {
  EXPECT_TRUE(drop_.waiting().value().empty());
  const Delivery mail{.sender = "SOC@firm.example", .recipient = "report@hub.example", .mail = to_bytes("From: a\n\nx\n")};
  const std::string id = drop_.put(mail, now_).value();
  EXPECT_EQ(drop_.put(mail, Instant::from_seconds(1'764'000'009)).value(), id);
  EXPECT_EQ(drop_.waiting().value(), std::vector<std::string>{id});
  const Delivery back = drop_.read(id).value();
  EXPECT_EQ(back.sender, "soc@firm.example");
  EXPECT_EQ(back.mail, mail.mail);
  EXPECT_EQ(back.received_at, now_.to_rfc3339());
  Delivery other = mail;
  other.sender = "x@y.example";
  EXPECT_NE(drop_.put(other, now_).value(), id);
  ASSERT_TRUE(drop_.remove(id));
  EXPECT_EQ(drop_.read(id).error().code, ErrorCode::not_found);
}

TEST_F(MailDropTest, WhatIsHeldKeepsItsReasonAndItsBytes) {
  const std::string id = drop_.put({.sender = "", .recipient = "r", .mail = to_bytes("a\n\0b")}, now_).value();
  ASSERT_TRUE(drop_.hold(id, "nobody has this address"));
  EXPECT_TRUE(drop_.waiting().value().empty());
  EXPECT_EQ(drop_.held().value(), std::vector<std::string>{id});
  EXPECT_EQ(drop_.read(id).value().reason, "nobody has this address");
  // Brought again while it is held: nothing new.
  EXPECT_EQ(drop_.put({.sender = "", .recipient = "r", .mail = drop_.read(id).value().mail}, now_).value(), id);
  EXPECT_TRUE(drop_.waiting().value().empty());
}

TEST_F(MailDropTest, WhatCameFirstIsTakenFirst) {
  std::vector<std::string> ids;
  for (int n = 0; n < 8; ++n)
    ids.push_back(drop_
                      .put({.sender = "a", .recipient = "b", .mail = to_bytes(fmt::format("mail {}", n))},
                           Instant{now_.nanoseconds + n * nanoseconds_per_second})
                      .value());
  EXPECT_EQ(drop_.waiting().value(), ids) << "their names are hashes and tell no order";
}

TEST_F(MailDropTest, NothingForeignIsTakenForAMail) {
  EXPECT_EQ(drop_.put({.sender = "a", .recipient = "b", .mail = {}}, now_).error().code, ErrorCode::invalid_input);
  EXPECT_EQ(drop_.read("../../etc/passwd").error().code, ErrorCode::not_found);
  const std::string id = drop_.put({.sender = "a", .recipient = "b", .mail = to_bytes("x")}, now_).value();
  const Path path = directory_.path() / "mail" / "new" / id;
  ASSERT_TRUE(system_files().replace(path, to_bytes("{\"version\":1,\"sender\":\"c\"}\nx"), Durable::no));
  EXPECT_EQ(drop_.read(id).error().code, ErrorCode::invalid_input);
}

}  // namespace
}  // namespace sekimori::share
