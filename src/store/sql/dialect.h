// The few places where the two data bases want other words. Text inside quotes and comments is left alone.
//
//   number_placeholders("a = ? AND b = '?'")                    // "a = $1 AND b = '?'"
//   translate_schema("CREATE TABLE t(k TEXT, v BLOB) STRICT", Backend::postgresql)
//                                                               // CREATE TABLE t(k TEXT COLLATE "C", v BYTEA)
#pragma once

#include <string>
#include <string_view>

#include "store/sql/database.h"

namespace sekimori::sql {

std::string number_placeholders(std::string_view text);

// Words of a schema in capitals: INTEGER (64 bit), REAL, TEXT (sorted by bytes), BLOB, STRICT, IDENTITY (a 64-bit primary key that the data
// base counts up).
std::string translate_schema(std::string_view text, Backend backend);

}  // namespace sekimori::sql
