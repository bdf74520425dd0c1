// A file that another house handed over: STIX or MISP, looked at in words first, then taken as warnings that came from outside.
//
//   const FileTold told = TRY(preview_file({.name = "a.json", .content = text}));
//   told.said.ja;                                              // STIX のファイルです。報告 2 件 ...
//   auto numbers = TRY(files.take(actor, {.name = "a.json", .content = text, .source = "police", .label = "GREEN"}));
//
// What has no report around its values gets one, under an id that follows from the bytes: the same file twice is one warning. A label that
// stands inside binds; where none does, it is what whoever handed it over said. The file's bytes lie in the collection as they came.
#pragma once

#include <map>

#include "feature/share/relay.h"

namespace sekimori::share {

constexpr std::size_t largest_warning_file = std::size_t(10) << 20;

struct WarningFile {
  std::string name;
  std::string content;
  std::string source = {};  // name of the outside source
  std::string label = {};   // of TLP 2.0, as whoever handed it over said; for what bears none inside
  std::string title = {};   // of the report that is put around values without one; empty: the file's name
};

struct FileTold {
  std::string format;  // stix, misp
  struct Report {
    std::string name, label;
    std::size_t values = 0;
  };
  std::vector<Report> reports;
  std::map<std::string, std::size_t, std::less<>> values;    // kind -> how many
  std::map<std::string, std::size_t, std::less<>> left_out;  // type of MISP -> how many could not be taken over
  std::vector<std::string> problems;                         // what of it would not be taken, and why
  bool wrapped = false;                                      // it has no report: one is put around it
  model::Wording said;                                       // for people
};
Json to_json(const FileTold& told);

// invalid_input: neither STIX nor MISP, or nothing in it that could be told.
Result<FileTold> preview_file(const WarningFile& file);

struct WarningFilesParts {
  Exchange& exchange;
  CollectionBook& collections;
  WarningBook& warnings;
  OutsideSourceBook& sources;
  Relay& relay;
};

class WarningFiles {
 public:
  explicit WarningFiles(WarningFilesParts parts) : parts_(parts) {}
  // Needs "hub_received.create". Numbers of the warnings that are new; standing decisions of the source have been followed. not_found: no
  // such source.
  Result<std::vector<std::string>> take(const record::Actor& actor, const WarningFile& file);

 private:
  WarningFilesParts parts_;
};

}  // namespace sekimori::share
