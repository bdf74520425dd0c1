#include "engine/detect/parse/evtx_record.h"

#include <charconv>

namespace sekimori::detect {
namespace {

using model::Field;
using model::ValueKind;

constexpr int deepest_binary_xml = 16;
constexpr size_t deepest_frame = 256;
constexpr size_t most_fields = 16'384;
// Work is counted in steps and bytes of text; real records stay some hundred times below.
constexpr size_t most_record_work = 4 << 20;
constexpr size_t most_chunk_work = 64 << 20;

}  // namespace

void EvtxRecordReader::start(ByteView chunk) {
  chunk_ = chunk;
  templates_.start(chunk);
  chunk_work_ = 0;
}

bool EvtxRecordReader::fail(std::string_view what) {
  if (reason_->empty()) *reason_ = what;
  return false;
}

bool EvtxRecordReader::spend(size_t work) {
  record_work_ += work;
  chunk_work_ += work;
  if (record_work_ <= most_record_work && chunk_work_ <= most_chunk_work) return true;
  return fail("the record asks for too much work");
}

void EvtxRecordReader::add_system(std::string_view name, std::string_view text, ValueKind kind) {
  if (system_used_ == system_.size()) system_.emplace_back();
  Field& field = system_[system_used_++];
  field.name = name;
  field.value.kind = kind;
  field.value.text = text;
}

void EvtxRecordReader::finish_fields() {
  for (size_t i = 0; i < system_used_; ++i) std::swap(next_field(), system_[i]);
  record_->system_fields = system_used_;
  slots_.finish();
}

bool EvtxRecordReader::read(size_t offset, size_t size, model::LogRecord& record, std::string& reason) {
  record_ = &record;
  reason_ = &reason;
  reason.clear();
  depth_ = 0;
  section_ = Section::none;
  text_.clear();
  in_attribute_ = false;
  time_ticks_.reset();
  slots_.begin(record);
  system_used_ = 0;
  record_work_ = 0;
  record.position_kind = model::PositionKind::record_id;
  record.position = u64_at(chunk_.data() + offset + 8);
  record.channel.clear();
  record.provider.clear();
  record.event_id.reset();
  record.computer.clear();
  record.product = "windows";
  record.category.clear();
  record.service.clear();
  if (size <= 28) return fail("the record holds no data");
  if (record.position > static_cast<std::uint64_t>(INT64_MAX)) return fail("the number of the record is impossible");
  if (!fragment(offset + 24, offset + size - 4, EvtxDependencies::present, 0)) return false;
  if (depth_ != 0) return fail("an element is left open");
  const std::uint64_t ticks = time_ticks_.value_or(u64_at(chunk_.data() + offset + 16));
  record.time = instant_of_file_time(ticks);
  record.time_digits = 7;
  finish_fields();
  if (record.fields.empty() && record.provider.empty()) return fail("the record holds no event");
  return true;
}

bool EvtxRecordReader::fragment(size_t begin, size_t end, EvtxDependencies dependencies, int depth) {
  if (depth > deepest_binary_xml) return fail("binary XML is nested too deep");
  size_t at = begin;
  if (end - at >= 4 && chunk_[at] == 0x0f) at += 4;
  while (at < end && chunk_[at] == 0x0c)
    if (!instance(at, end, depth, &at)) return false;
  if (at >= end || chunk_[at] == 0) return true;
  EvtxProgram program;
  if (!templates_.compile(at, end, dependencies, program, *reason_)) return false;
  return run(program, {}, depth);
}

bool EvtxRecordReader::instance(size_t at, size_t end, int depth, size_t* behind) {
  if (depth > deepest_binary_xml) return fail("binary XML is nested too deep");
  EvtxTemplates::Instance found;
  if (!EvtxTemplates::locate(chunk_, at, end, found)) return fail("a template instance does not fit into the record");
  if (!spend(found.count)) return false;
  const EvtxProgram* program = templates_.definition(found.definition, *reason_);
  if (program == nullptr) return false;
  const auto level = static_cast<size_t>(depth);
  if (value_pool_.size() <= level) value_pool_.resize(level + 1);
  // Moved out while in use: a deeper run may enlarge the pool.
  Values values = std::move(value_pool_[level]);
  values.clear();
  size_t offset = found.values;
  for (size_t i = 0; i < found.count; ++i) {
    const Byte* descriptor = chunk_.data() + found.descriptors + 4 * i;
    const size_t size = u16_at(descriptor);
    values.push_back({.type = EvtxType(descriptor[2] & ~evtx_array_flag),
                      .array = (descriptor[2] & evtx_array_flag) != 0,
                      .bytes = chunk_.subspan(offset, size),
                      .offset = offset});
    offset += size;
  }
  const bool ok = run(*program, values, depth);
  value_pool_[level] = std::move(values);
  if (behind != nullptr) *behind = found.end;
  return ok;
}

// The step behind the element that begins at `at`.
size_t EvtxRecordReader::skip_element(const EvtxProgram& program, size_t at) const {
  size_t open = 0;
  for (; at < program.size(); ++at) {
    if (program[at].kind == EvtxStepKind::open) ++open;
    if (program[at].kind == EvtxStepKind::close && --open == 0) return at + 1;
  }
  return at;
}

bool EvtxRecordReader::run(const EvtxProgram& program, const Values& values, int depth) {
  static const Value null_value{};
  const auto value_of = [&](std::uint16_t index) -> const Value& { return index < values.size() ? values[index] : null_value; };
  // [MS-EVEN6] 2.2.12.4: an element whose dependency is null is left out. Never the event itself: damaged values would
  // hide it as a whole.
  const auto left_out = [&](const EvtxStep& step) {
    return depth_ != 0 && step.dependency != 0xFFFF && step.dependency < values.size() && values[step.dependency].type == EvtxType::null;
  };
  if (!spend(program.size())) return false;
  for (size_t i = 0; i < program.size(); ++i) {
    const EvtxStep& step = program[i];
    switch (step.kind) {
      case EvtxStepKind::leaf:
        if (left_out(step)) break;
        if (depth_ > 0) top().has_children = true;
        leaf(step, value_of(step.index));
        if (!spend(2 * value_of(step.index).bytes.size())) return false;
        break;
      case EvtxStepKind::open:
        if (left_out(step)) {
          i = skip_element(program, i) - 1;
          break;
        }
        if (!open(step)) return false;
        break;
      case EvtxStepKind::attribute: begin_attribute(step); break;
      case EvtxStepKind::attribute_end: end_attribute(); break;
      case EvtxStepKind::literal:
        if (depth_ == 0) break;
        text_ += step.label;
        if (in_attribute_) ++attribute_pieces_, attribute_kind_ = ValueKind::text;
        else ++top().pieces, top().kind = ValueKind::text;
        if (!spend(step.label.size())) return false;
        break;
      case EvtxStepKind::substitution: {
        const Value& value = value_of(step.index);
        if (value.type == EvtxType::binary_xml && !value.array) {
          if (!value.bytes.empty() && !in_attribute_ &&
              !fragment(value.offset, value.offset + value.bytes.size(), EvtxDependencies::absent, depth + 1))
            return false;
          break;
        }
        if (depth_ == 0) break;
        piece(value);
        if (!spend(2 * value.bytes.size())) return false;
        break;
      }
      case EvtxStepKind::instance:
        if (!instance(step.index32, chunk_.size(), depth + 1, nullptr)) return false;
        break;
      case EvtxStepKind::close: close(); break;
    }
    if (slots_.used() > most_fields || system_used_ > most_fields) return fail("the record has too many fields");
  }
  return true;
}

bool EvtxRecordReader::open(const EvtxStep& step) {
  if (depth_ >= deepest_frame) return fail("elements are nested too deep");
  if (depth_ > 0) top().has_children = true;
  if (depth_ == frames_.size()) frames_.emplace_back();
  Frame& frame = frames_[depth_++];
  frame.name = step.name;
  frame.label = step.label;
  frame.text_begin = text_.size();
  frame.has_children = false;
  frame.pieces = 0;
  frame.kind = ValueKind::text;
  frame.named = false;
  if (depth_ == 2) {
    switch (step.name) {
      case EvtxName::system: section_ = Section::system; break;
      case EvtxName::event_data: section_ = Section::event_data; break;
      case EvtxName::user_data: section_ = Section::user_data; break;
      default: section_ = Section::other; break;
    }
  }
  return true;
}

void EvtxRecordReader::begin_attribute(const EvtxStep& step) {
  in_attribute_ = true;
  attribute_ = step.name;
  attribute_label_ = step.label;
  attribute_begin_ = text_.size();
  attribute_pieces_ = 0;
  attribute_kind_ = ValueKind::text;
}

// Frames below the section, joined with dots. The one element directly below UserData only wraps the rest.
void EvtxRecordReader::element_name(std::string& out) const {
  size_t first = section_ == Section::other || section_ == Section::none ? 1 : 2;
  if (section_ == Section::user_data && depth_ > 3) first = 3;
  if (first >= depth_) first = depth_ - 1;
  for (size_t i = first; i < depth_; ++i) {
    if (i != first) out += '.';
    const Frame& frame = frames_[i];
    if (frame.named) out += frame.data_name;
    else out += frame.label;
  }
}

void EvtxRecordReader::end_attribute() {
  in_attribute_ = false;
  if (depth_ == 0) return;
  const std::string_view text = std::string_view(text_).substr(attribute_begin_);
  const ValueKind kind = attribute_pieces_ == 1 ? attribute_kind_ : ValueKind::text;
  Frame& frame = top();
  if (section_ == Section::system) {
    if (kind != ValueKind::null) system_attribute(frame.name, attribute_, attribute_label_, text, kind);
  } else if (attribute_ == EvtxName::name && (frame.name == EvtxName::data || frame.name == EvtxName::complex_data)) {
    frame.named = !text.empty();
    frame.data_name = text;
  } else if (depth_ >= 2 && !attribute_label_.starts_with("xmlns") && kind != ValueKind::null) {
    Field& field = next_field();
    element_name(field.name);
    field.name += '.';
    field.name += attribute_label_;
    field.value.kind = kind;
    field.value.text = text;
  }
  text_.resize(attribute_begin_);
}

void EvtxRecordReader::piece(const Value& value) {
  if (in_attribute_) {
    attribute_kind_ = append_evtx_value(text_, value.type, value.bytes);
    ++attribute_pieces_;
    if (section_ == Section::system && attribute_ == EvtxName::system_time && value.type == EvtxType::file_time && value.bytes.size() == 8)
      time_ticks_ = u64_at(value.bytes.data());
    return;
  }
  Frame& frame = top();
  if (value.array) {
    // Windows repeats the element for every item: all but the last become fields at once, the last at the end tag.
    size_t items = 0;
    for_each_evtx_item(value.type, value.bytes, [&](ByteView item) {
      if (items++ > 0 && slots_.used() < most_fields) {
        Field& field = next_field();
        element_name(field.name);
        field.value.kind = frame.kind;
        field.value.text = std::string_view(text_).substr(frame.text_begin);
      }
      text_.resize(frame.text_begin);
      frame.kind = append_evtx_value(text_, value.type, item);
    });
    ++frame.pieces;
    return;
  }
  frame.kind = append_evtx_value(text_, value.type, value.bytes);
  ++frame.pieces;
}

void EvtxRecordReader::leaf(const EvtxStep& step, const Value& value) {
  const bool direct = depth_ == 2 && section_ == Section::event_data && value.type != EvtxType::binary_xml;
  if (direct) {
    const std::string_view name = step.has_text && !step.text.empty() ? step.text : step.label;
    if (!value.array) {
      Field& field = next_field();
      field.name = name;
      field.value.kind = append_evtx_value(field.value.text, value.type, value.bytes);
      return;
    }
    size_t items = 0;
    for_each_evtx_item(value.type, value.bytes, [&](ByteView item) {
      if (++items > most_fields) return;
      Field& field = next_field();
      field.name = name;
      field.value.kind = append_evtx_value(field.value.text, value.type, item);
    });
    if (items == 0) {
      Field& field = next_field();
      field.name = name;
      field.value.kind = ValueKind::text;
    }
    return;
  }
  if (!open(step)) return;
  if (step.has_text) {
    top().named = !step.text.empty();
    top().data_name = step.text;
  }
  if (value.type == EvtxType::binary_xml && !value.array) {
    fragment(value.offset, value.offset + value.bytes.size(), EvtxDependencies::absent, deepest_binary_xml - 1);
  } else {
    piece(value);
  }
  close();
}

void EvtxRecordReader::close() {
  if (depth_ == 0) return;
  Frame& frame = top();
  const std::string_view text = current_text();
  if (section_ == Section::system) {
    if (depth_ == 3 && !frame.has_children && frame.pieces > 0) {
      const ValueKind kind = frame.pieces == 1 ? frame.kind : ValueKind::text;
      switch (frame.name) {
        case EvtxName::event_id: {
          std::int64_t number = 0;
          const auto done = std::from_chars(text.data(), text.data() + text.size(), number);
          if (done.ec == std::errc() && done.ptr == text.data() + text.size()) record_->event_id = number;
          else add_system("EventID", text, kind);
          break;
        }
        case EvtxName::channel: record_->channel = text; break;
        case EvtxName::computer: record_->computer = text; break;
        default:
          if (kind != ValueKind::null) add_system(frame.label, text, kind);
          break;
      }
    }
  } else if (depth_ > 2 || (depth_ == 2 && !frame.has_children && !text.empty())) {
    if (!frame.has_children) {
      Field& field = next_field();
      element_name(field.name);
      field.value.kind = frame.pieces == 1 ? frame.kind : ValueKind::text;
      field.value.text = text;
    }
  }
  text_.resize(frame.text_begin);
  --depth_;
  if (depth_ < 2) section_ = Section::none;
}

void EvtxRecordReader::system_attribute(EvtxName element, EvtxName attribute, std::string_view label, std::string_view text,
                                        ValueKind kind) {
  switch (element) {
    case EvtxName::provider:
      if (attribute == EvtxName::name) record_->provider = text;
      else if (attribute == EvtxName::guid) add_system("Provider_Guid", text, kind);
      else if (attribute == EvtxName::event_source_name) add_system("Provider_EventSourceName", text, kind);
      return;
    case EvtxName::time_created: return;
    case EvtxName::event_id:
      if (attribute == EvtxName::qualifiers) add_system("EventID_Qualifiers", text, kind);
      return;
    default: break;
  }
  if (label.starts_with("xmlns")) return;
  std::string name(top().label);
  name += '_';
  name += label;
  add_system(name, text, kind);
}

}  // namespace sekimori::detect
