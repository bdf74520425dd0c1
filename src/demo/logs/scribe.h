// Turns what people do into acts: one deed leaves traces in several logs, as in a real office.
//
//   Scribe scribe(firm, chronicle, Dice(seed, "story"));
//   scribe.read_from_share(person, file, when);
//   scribe.attach_disk(person, device, when);
#pragma once

#include "demo/dice.h"
#include "demo/firm.h"
#include "demo/logs/act.h"

namespace sekimori::demo {

class Scribe {
 public:
  Scribe(const Firm& firm, Chronicle& chronicle, Dice dice) : firm_(firm), chronicle_(chronicle), dice_(dice) {}

  void log_on(size_t person, Instant when);  // own computer
  void log_off(size_t person, Instant when);
  // 5140, 5145 and 4663 on the file server. `address` where the person sits; empty: at his desk.
  void open_share(size_t person, size_t department, Instant when, std::string_view address = {});
  void read_file(size_t person, size_t file, Instant when, std::string_view address = {});
  void delete_file(size_t person, size_t file, Instant when);
  void start_program(size_t person, std::string_view image, std::string_view command_line, Instant when);
  // 6416, 2003/2100, 1006 or 1005, and the client log's line; unplug writes 2102 and its line.
  void plug(size_t person, size_t device, Instant when);
  void unplug(size_t person, size_t device, Instant when);
  void copy_to_device(size_t person, size_t device, std::string_view source, std::string_view destination, std::int64_t bytes,
                      Instant when);
  void copy_from_device(size_t person, size_t device, std::string_view source, std::string_view destination, std::int64_t bytes,
                        Instant when);
  void client(size_t person, ClientOperation operation, std::string_view path, std::string_view destination, DriveKind drive,
              std::int64_t bytes, std::uint32_t device, std::string_view process, Instant when);
  void web(size_t person, WebMethod method, std::string_view url, std::int64_t reply_bytes, std::int64_t request_bytes, Instant when);
  void mail(size_t person, std::string_view recipients, std::string_view subject, std::string_view attachment_names, int attachments,
            std::int64_t bytes, Instant when);
  void print(size_t person, std::string_view document, std::string_view printer, int pages, Instant when);
  void query(size_t person, std::string_view database_user, size_t computer, std::string_view statement, std::string_view table,
             std::int64_t rows, Instant when);
  std::int64_t size_of(size_t file) const;  // plausible, always the same for a file
  Dice& dice() { return dice_; }

 private:
  Act act(ActKind kind, size_t person, Instant when) const;
  const Firm& firm_;
  Chronicle& chronicle_;
  Dice dice_;
};

}  // namespace sekimori::demo
