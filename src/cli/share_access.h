// What the verbs about collections share: readers and writers as people name them.
//
//   collection.readers.push_back(TRY(reader_named(node, "isac-tokyo:amber")));        // a log-in name, and the strictest mark he sees
//   collection.writers.push_back(TRY(somebody_named(node, "group:SIG 自動車")));
#pragma once

#include "cli/safeguard_access.h"
#include "feature/share/exchange.h"

namespace sekimori::cli {

std::vector<Option> collection_options();  // --description, --alias, --read, --write

// A log-in name becomes "account:ID"; group:NAME, role:NAME and anybody stay. not_found: no such account.
Result<std::string> somebody_named(node::Node& node, std::string_view name);
// The same with an optional ":clear", ":green", ":amber", ":amber_strict" or ":red" behind it.
Result<share::Reader> reader_named(node::Node& node, std::string_view text);
// Puts what the options say into a collection; what is not given stays.
Result<void> read_collection_options(const Arguments& arguments, node::Node& node, share::Collection& into);

void print_collection(Surroundings& at, const Arguments& arguments, const share::Collection& collection);

}  // namespace sekimori::cli
