// One record of an EVTX chunk -> LogRecord: template steps run over the values of the record.
//
//   EvtxRecordReader reader;
//   reader.start(chunk);                                     // 65,536 bytes that outlive the use
//   std::string reason;
//   if (!reader.read(offset, size, record, reason)) report(reason);
//
// Names: EventData/Data by its Name attribute, "Data" without one (repeated); other elements of EventData and UserData
// by their own name, nested ones joined with dots (the element directly below UserData is left out), attributes as
// "Element.attribute"; other sections (RenderingInfo ...) with the section's name in front. Array values repeat the
// name, as Windows repeats the element. System fields stand at the end (LogRecord::system_fields).
#pragma once

#include <vector>

#include "engine/detect/parse/evtx_template.h"
#include "engine/detect/parse/field_slots.h"
#include "model/log_record.h"

namespace sekimori::detect {

class EvtxRecordReader {
 public:
  void start(ByteView chunk);

  // Reads the record whose header begins at `offset`; `size` is what the header says and lies inside the chunk. The
  // strings of `record` are reused. False and a reason when it is damaged; `record` is then half filled.
  bool read(size_t offset, size_t size, model::LogRecord& record, std::string& reason);

 private:
  enum class Section : Byte { none, system, event_data, user_data, other };
  struct Frame {
    EvtxName name = EvtxName::other;
    std::string_view label;
    size_t text_begin = 0;  // in text_
    bool has_children = false;
    unsigned pieces = 0;                             // of text
    model::ValueKind kind = model::ValueKind::text;  // of the only piece
    bool named = false;                              // a Name attribute on Data or ComplexData
    std::string data_name;
  };
  struct Value {
    EvtxType type = EvtxType::null;
    bool array = false;
    ByteView bytes;
    size_t offset = 0;  // in the chunk
  };
  using Values = std::vector<Value>;

  bool fragment(size_t begin, size_t end, EvtxDependencies dependencies, int depth);
  bool instance(size_t at, size_t end, int depth, size_t* behind);
  bool run(const EvtxProgram& program, const Values& values, int depth);
  size_t skip_element(const EvtxProgram& program, size_t at) const;
  bool open(const EvtxStep& step);
  void close();
  void begin_attribute(const EvtxStep& step);
  void end_attribute();
  void piece(const Value& value);
  void leaf(const EvtxStep& step, const Value& value);
  void system_text(EvtxName element, std::string_view text, const Value* value);
  void system_attribute(EvtxName element, EvtxName attribute, std::string_view label, std::string_view text, model::ValueKind kind);
  void element_name(std::string& out) const;
  std::string_view current_text() const { return std::string_view(text_).substr(frames_[depth_ - 1].text_begin); }
  Frame& top() { return frames_[depth_ - 1]; }
  model::Field& next_field() { return slots_.next(); }
  void add_system(std::string_view name, std::string_view text, model::ValueKind kind);
  void finish_fields();
  bool spend(size_t work);
  bool fail(std::string_view what);

  ByteView chunk_;
  EvtxTemplates templates_;
  model::LogRecord* record_ = nullptr;
  std::string* reason_ = nullptr;
  std::vector<Frame> frames_;  // the first depth_ of them are open; kept for their strings
  size_t depth_ = 0;
  Section section_ = Section::none;
  std::string text_;
  bool in_attribute_ = false;
  EvtxName attribute_ = EvtxName::other;
  std::string_view attribute_label_;
  size_t attribute_begin_ = 0;
  unsigned attribute_pieces_ = 0;
  model::ValueKind attribute_kind_ = model::ValueKind::text;
  std::optional<std::uint64_t> time_ticks_;
  std::vector<Values> value_pool_;  // one per depth
  FieldSlots slots_;
  std::vector<model::Field> system_;
  size_t system_used_ = 0;
  size_t record_work_ = 0;
  size_t chunk_work_ = 0;
};

}  // namespace sekimori::detect
