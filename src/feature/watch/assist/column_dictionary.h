// What columns of logs are called and how acts are called in them, in Japanese and English (content/columns).
//
//   dictionary().role_of_name("ユーザ名");      // role "user", exact
//   dictionary().operation_of("ファイルコピー");   // file / copy
//
// Immutable, any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace sekimori::watch {

struct ColumnRole {
  std::string role;   // part of an event: time, user, device, operation, object, target, address, process, peripheral, bytes, count
  std::string field;  // the name that the column gets
  std::string values;
  std::vector<std::string> names;  // folded, see plain_column_name
};

struct OperationGroup {
  std::string event_class;
  std::string activity;
  std::vector<std::string> words;  // as the content writes them
};

class ColumnDictionary {
 public:
  static const ColumnDictionary& standard();

  const std::vector<ColumnRole>& roles() const { return roles_; }
  const std::vector<OperationGroup>& operations() const { return operations_; }
  // 1 when the column is called so, 0.6 when its name holds one of the role's names, else 0.
  double name_fits(const ColumnRole& role, std::string_view column) const;
  const OperationGroup* operation_of(std::string_view value) const;

 private:
  ColumnDictionary();
  std::vector<ColumnRole> roles_;
  std::vector<OperationGroup> operations_;
  std::unordered_map<std::string, std::size_t> by_word_;
};

// Width and case folded, without blanks and signs: "User Name", "user_name" and "ＵＳＥＲ－ＮＡＭＥ" are one.
std::string plain_column_name(std::string_view name);

}  // namespace sekimori::watch
