// Which secret a table of a database is: places of the register such as "db:customers.customer_master" or
// "db://DB-B01/member/customer" against the table as an audit log writes it ("member.customer").
//
//   SecretTables tables(TRY(secrets.all()));
//   if (const model::KnownSecret* secret = tables.find("member.customer")) ...
//
// Letters and widths count alike. The log may name fewer parts than the place (or more); what two secrets could be is neither.
#pragma once

#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/ports/secret_directory.h"

namespace sekimori::watch {

class SecretTables {
 public:
  explicit SecretTables(std::vector<model::KnownSecret> secrets);
  const model::KnownSecret* find(std::string_view table) const;  // O(places that end in the same name)

 private:
  struct Place {
    std::vector<std::string> parts;  // schema and table, the table last
    std::size_t secret = 0;
  };
  std::vector<model::KnownSecret> secrets_;
  std::unordered_map<std::string, std::vector<Place>> by_table_;
};

}  // namespace sekimori::watch
