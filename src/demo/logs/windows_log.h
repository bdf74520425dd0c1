// Acts -> Windows events (provider, channel, id, version and field names as Windows has them).
//
//   WindowsTranslator translator(firm, chronicle);
//   EventRecord record;
//   for (const Act& act : chronicle.acts(LogKind::windows)) {
//     translator.translate(act, record);
//     write_json_line(record, out);            // or EvtxWriter::append
//   }
#pragma once

#include <unordered_map>

#include "demo/evtx/event_schema.h"
#include "demo/firm.h"
#include "demo/logs/act.h"

namespace sekimori::demo {

class WindowsTranslator {
 public:
  WindowsTranslator(const Firm& firm, const Chronicle& chronicle) : firm_(firm), chronicle_(chronicle) {}
  // Overwrites `record`. Record ids count from 1 for each computer and channel, in the order of the calls.
  void translate(const Act& act, EventRecord& record);

 private:
  const Firm& firm_;
  const Chronicle& chronicle_;
  std::unordered_map<std::uint64_t, std::uint64_t> record_ids_;
  std::uint64_t sequence_ = 0;
};

// One line of JSON in the flat shape of NXLog's im_msvistalog and xm_json: @timestamp, Hostname, Channel, SourceName,
// EventID, RecordNumber ..., then the event's data under their own names, values as text.
void append_json_line(const EventRecord& record, std::string& out);

}  // namespace sekimori::demo
