// Whose word about a sender counts.
#include "node/mail_intake.h"

#include <gtest/gtest.h>

namespace sekimori::node {
namespace {

constexpr std::string_view border = "mx.hub.example";
constexpr std::string_view sender = "soc@kirishima-seiki.example";

mail::Mail with(const std::vector<std::string>& results) {
  mail::Mail out;
  for (const std::string& one : results) out.headers.emplace_back("authentication-results", one);
  return out;
}

TEST(MailIntake, believes_the_border_about_a_sender_and_nobody_else) {
  EXPECT_TRUE(sender_is_proven(with({"mx.hub.example; spf=pass smtp.mailfrom=soc@kirishima-seiki.example"}), sender, border));
  EXPECT_TRUE(sender_is_proven(with({"MX.hub.example; spf=none; dkim=pass header.d=mail.kirishima-seiki.example"}), sender, border));
  EXPECT_TRUE(sender_is_proven(with({"mx.hub.example; dmarc=pass header.from=kirishima-seiki.example"}), sender, border));
  // By another, below the border's own, of another domain, failed, or where there is no border.
  EXPECT_FALSE(sender_is_proven(with({"mx.elsewhere.example; spf=pass smtp.mailfrom=soc@kirishima-seiki.example"}), sender, border));
  EXPECT_FALSE(sender_is_proven(with({"mx.hub.example; spf=fail smtp.mailfrom=soc@kirishima-seiki.example",
                                      "mx.hub.example; spf=pass smtp.mailfrom=soc@kirishima-seiki.example"}),
                                sender, border));
  EXPECT_FALSE(sender_is_proven(with({"mx.hub.example; spf=pass smtp.mailfrom=x@bad-trade.example; dkim=pass header.d=bad-trade.example"}),
                                sender, border));
  EXPECT_FALSE(sender_is_proven(with({"mx.hub.example; spf=softfail smtp.mailfrom=soc@kirishima-seiki.example"}), sender, border));
  EXPECT_FALSE(sender_is_proven(with({"mx.hub.example; spf=pass smtp.mailfrom=soc@kirishima-seiki.example"}), sender, ""));
  EXPECT_FALSE(sender_is_proven(with({}), sender, border));
  EXPECT_FALSE(sender_is_proven(with({"mx.hub.example; none", "mx.hub.example; spf=pass smtp.mailfrom=soc@kirishima-seiki.example"}),
                                sender, border))
      << "the border found nothing out; what stands below came with the mail";
}

}  // namespace
}  // namespace sekimori::node
