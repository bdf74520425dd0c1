// One act of somebody, before it is written down in the words of a log. Small, because there are a million of them.
//
//   Chronicle chronicle;
//   chronicle.add(Act{...});          // any order; sorted by time before writing
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/instant.h"

namespace sekimori::demo {

// Where an act is written down.
enum class LogKind : std::uint8_t { windows, proxy, mail, client, print, database };
constexpr size_t log_kinds = 6;

enum class ActKind : std::uint8_t {
  // Windows
  local_logon,
  unlock,
  local_logoff,
  server_logon,
  server_logoff,
  process_start,
  share_open,
  share_read,
  share_write,
  object_read,
  object_write,
  object_delete,
  log_cleared,
  device_recognised,
  driver_loaded,
  driver_request,
  driver_removed,
  disk_attached,
  phone_attached,
  document_printed,
  // one kind for each of the other logs
  web_request,
  mail_passed,
  client_operation,
  page_printed,
  rows_read,
};

enum class WebMethod : std::uint8_t { get, post, connect };
enum class MailDirection : std::uint8_t { outbound, inbound, internal };
enum class ClientOperation : std::uint8_t {
  create,
  copy,
  remove,
  rename,
  device_connect,
  device_disconnect,
  web_upload,
  screen_capture,
  print
};
enum class DriveKind : std::uint8_t { local, network, removable, portable, cd, none };

constexpr std::uint32_t nothing = 0xFFFFFFFFU;

// Numbers of texts are places in Chronicle::texts.
struct Act {
  std::int64_t time = 0;
  ActKind kind = ActKind::process_start;
  std::uint8_t manner = 0;  // WebMethod, MailDirection, ClientOperation
  DriveKind drive = DriveKind::none;
  std::uint16_t person = 0;        // index into Firm::people
  std::uint32_t computer = 0;      // index into Firm::computers
  std::uint32_t object = nothing;  // text: path, URL, subject, document, statement, command line; share file for share_*
  std::uint32_t target = nothing;  // text: destination, recipients, printer, table
  std::uint32_t extra = nothing;   // text: address, attachment names, database user, image path, sender
  std::uint32_t device = nothing;  // index into Firm::devices
  std::int64_t bytes = 0;          // moved; reply size for web requests
  std::int64_t count = 0;          // request size for web requests, attachments, pages, rows
};

// Acts of one moment keep their order.
void sort_by_time(std::vector<Act>& acts);

class Chronicle {
 public:
  std::uint32_t text(std::string_view words);
  const std::string& words(std::uint32_t number) const { return texts_[number]; }
  void add(const Act& act) { acts_[static_cast<size_t>(log_of(act.kind))].push_back(act); }
  std::vector<Act>& acts(LogKind log) { return acts_[static_cast<size_t>(log)]; }
  const std::vector<Act>& acts(LogKind log) const { return acts_[static_cast<size_t>(log)]; }
  void sort();
  static LogKind log_of(ActKind kind);

 private:
  std::vector<std::string> texts_;
  std::unordered_map<std::string, std::uint32_t> numbers_;
  std::vector<Act> acts_[log_kinds];
};

}  // namespace sekimori::demo
