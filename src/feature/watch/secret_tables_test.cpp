#include "feature/watch/secret_tables.h"

#include <gtest/gtest.h>

namespace sekimori::watch {
namespace {

model::KnownSecret secret(std::string number, std::vector<std::string> places) {
  model::KnownSecret known;
  known.secret.number = std::move(number);
  known.secret.places = std::move(places);
  return known;
}

std::string number_of(const SecretTables& tables, std::string_view table) {
  const model::KnownSecret* found = tables.find(table);
  return found == nullptr ? "" : found->secret.number;
}

TEST(SecretTables, finds_a_table_however_place_and_log_write_it) {
  const SecretTables tables({secret("B-1", {"db:customers.customer_master"}), secret("B-2", {"db://DB-B01/member/customer"}),
                             secret("B-3", {"\\\\fs01\\customer"})});
  EXPECT_EQ(number_of(tables, "customers.customer_master"), "B-1");
  EXPECT_EQ(number_of(tables, "CUSTOMERS.Customer_Master"), "B-1");
  EXPECT_EQ(number_of(tables, "customer_master"), "B-1");
  EXPECT_EQ(number_of(tables, "prod.customers.customer_master"), "B-1");
  EXPECT_EQ(number_of(tables, "member.customer"), "B-2");
  EXPECT_EQ(number_of(tables, "[member].[customer]"), "B-2");
}

TEST(SecretTables, another_schema_or_an_unclear_name_is_no_secret) {
  const SecretTables tables({secret("B-1", {"db:a.orders"}), secret("B-2", {"db:b.orders"}), secret("B-4", {"db:", "db://host"})});
  EXPECT_EQ(number_of(tables, "a.orders"), "B-1");
  EXPECT_EQ(number_of(tables, "orders"), "") << "two secrets could be meant";
  EXPECT_EQ(number_of(tables, "c.orders"), "");
  EXPECT_EQ(number_of(tables, "host"), "");
  EXPECT_EQ(number_of(tables, ""), "");
}

}  // namespace
}  // namespace sekimori::watch
