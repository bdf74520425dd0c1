// Binary XML of a template definition, compiled once per chunk into a flat list of steps.
//
// Almost every record is an instance of a template: the definition stands once in the chunk, the record brings only
// values. The definition is walked once; every later record runs the steps. The commonest shape,
// <Data Name="X">%n</Data>, is one step (leaf).
// Format: [MS-EVEN6] 2.2.12; offsets count from the start of the chunk (65,536 bytes).
#pragma once

#include <deque>
#include <map>
#include <memory>
#include <unordered_map>

#include "engine/detect/parse/evtx_value.h"

namespace sekimori::detect {

// Names that decide where a value goes.
enum class EvtxName : Byte {
  other,
  event,
  system,
  event_data,
  user_data,
  data,
  complex_data,
  provider,
  name,
  guid,
  event_source_name,
  event_id,
  qualifiers,
  version,
  level,
  task,
  opcode,
  keywords,
  time_created,
  system_time,
  event_record_id,
  correlation,
  activity_id,
  related_activity_id,
  execution,
  process_id,
  thread_id,
  channel,
  computer,
  security,
  user_id,
  xmlns,
};

enum class EvtxStepKind : Byte {
  open,       // an element begins: name, dependency
  attribute,  // an attribute begins: name; pieces follow
  attribute_end,
  literal,       // text
  substitution,  // a value of the record: index, type, optional
  close,         // the element ends
  leaf,          // open, optional literal attribute Name (in `text`), one substitution, close
  instance,      // a template instance inside the definition, at chunk offset `index32`
};

struct EvtxStep {
  EvtxStepKind kind = EvtxStepKind::open;
  EvtxName name = EvtxName::other;
  EvtxType type = EvtxType::null;
  bool has_text = false;              // leaf: it has a Name attribute
  std::uint16_t index = 0;            // substitution number
  std::uint16_t dependency = 0xFFFF;  // open, leaf: the element is left out when this substitution is null
  std::uint32_t index32 = 0;
  std::string_view label;  // name of the element or attribute; text of a literal
  std::string_view text;   // leaf: value of its Name attribute
};

using EvtxProgram = std::vector<EvtxStep>;

// Whether start tags carry a dependency identifier: in definitions they do, in BinXml values they do not.
enum class EvtxDependencies { present, absent };

// The compiled definitions and names of one chunk. Not for several threads at once.
class EvtxTemplates {
 public:
  // Forgets everything and works on another chunk (which must outlive its use).
  void start(ByteView chunk);

  // The definition at a chunk offset, compiled on first use. nullptr and a reason when it is damaged.
  const EvtxProgram* definition(std::uint32_t offset, std::string& reason);

  // Compiles what stands between two chunk offsets, without keeping it. False and a reason when it is damaged.
  bool compile(size_t begin, size_t end, EvtxDependencies dependencies, EvtxProgram& out, std::string& reason);

  // Where a template instance (token 0x0c at `at`) has its parts. False when it does not fit before `end`.
  struct Instance {
    std::uint32_t definition = 0;  // chunk offset
    std::uint32_t count = 0;       // of values
    size_t descriptors = 0;        // chunk offset: count times size(2) type(1) zero(1)
    size_t values = 0;             // chunk offset of the first value
    size_t end = 0;                // behind the last value
  };
  static bool locate(ByteView chunk, size_t at, size_t end, Instance& out);

 private:
  struct Compiled {
    EvtxProgram program;
    std::string reason;  // not empty: damaged
  };
  struct Name {
    std::string_view text;
    EvtxName id = EvtxName::other;
  };
  const Name* name_at(std::uint32_t offset);
  std::string_view keep(std::string text);

  ByteView chunk_;
  std::unordered_map<std::uint32_t, std::unique_ptr<Compiled>> definitions_;
  std::unordered_map<std::uint32_t, Name> names_;
  std::deque<std::string> texts_;
  size_t kept_bytes_ = 0;
  size_t compiled_bytes_ = 0;
};

}  // namespace sekimori::detect
