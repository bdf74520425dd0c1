#include "engine/detect/parse/evtx_template.h"

#include "base/text.h"

namespace sekimori::detect {
namespace {

// Tokens of binary XML ([MS-EVEN6] 2.2.12); 0x40 on some of them says that more of the kind follows.
enum Token : Byte {
  end_of_stream = 0x00,
  open_start = 0x01,
  close_start = 0x02,
  close_empty = 0x03,
  end_element = 0x04,
  value_text = 0x05,
  attribute = 0x06,
  cdata = 0x07,
  character_reference = 0x08,
  entity_reference = 0x09,
  instruction_target = 0x0a,
  instruction_data = 0x0b,
  template_instance = 0x0c,
  normal_substitution = 0x0d,
  optional_substitution = 0x0e,
  fragment_header = 0x0f,
};
constexpr Byte more_flag = 0x40;

constexpr size_t deepest_element = 64;
// Bounds against files made to be costly: a real chunk stays far below both.
constexpr size_t most_kept_bytes = 4 << 20;
constexpr size_t most_compiled_bytes = 4 << 20;

struct KnownName {
  std::string_view text;
  EvtxName id;
};
constexpr KnownName known_names[] = {
    {"Event", EvtxName::event},
    {"System", EvtxName::system},
    {"EventData", EvtxName::event_data},
    {"UserData", EvtxName::user_data},
    {"Data", EvtxName::data},
    {"ComplexData", EvtxName::complex_data},
    {"Provider", EvtxName::provider},
    {"Name", EvtxName::name},
    {"Guid", EvtxName::guid},
    {"EventSourceName", EvtxName::event_source_name},
    {"EventID", EvtxName::event_id},
    {"Qualifiers", EvtxName::qualifiers},
    {"Version", EvtxName::version},
    {"Level", EvtxName::level},
    {"Task", EvtxName::task},
    {"Opcode", EvtxName::opcode},
    {"Keywords", EvtxName::keywords},
    {"TimeCreated", EvtxName::time_created},
    {"SystemTime", EvtxName::system_time},
    {"EventRecordID", EvtxName::event_record_id},
    {"Correlation", EvtxName::correlation},
    {"ActivityID", EvtxName::activity_id},
    {"RelatedActivityID", EvtxName::related_activity_id},
    {"Execution", EvtxName::execution},
    {"ProcessID", EvtxName::process_id},
    {"ThreadID", EvtxName::thread_id},
    {"Channel", EvtxName::channel},
    {"Computer", EvtxName::computer},
    {"Security", EvtxName::security},
    {"UserID", EvtxName::user_id},
    {"xmlns", EvtxName::xmlns},
};

std::string_view entity_text(std::string_view name) {
  if (name == "amp") return "&";
  if (name == "lt") return "<";
  if (name == "gt") return ">";
  if (name == "quot") return "\"";
  if (name == "apos") return "'";
  return {};
}

// <Data Name="X">%n</Data> becomes one step; `open` is where the element begins in the program.
void fuse_leaf(EvtxProgram& program, size_t open) {
  const size_t steps = program.size() - open;  // open ... close
  if ((steps != 3 && steps != 6) || program[open].name != EvtxName::data) return;
  const EvtxStep& value = program[program.size() - 2];
  if (value.kind != EvtxStepKind::substitution || value.type == EvtxType::binary_xml) return;
  EvtxStep leaf = program[open];
  if (steps == 6) {
    const EvtxStep& name = program[open + 1];
    if (name.kind != EvtxStepKind::attribute || name.name != EvtxName::name || program[open + 2].kind != EvtxStepKind::literal ||
        program[open + 3].kind != EvtxStepKind::attribute_end)
      return;
    leaf.has_text = true;
    leaf.text = program[open + 2].label;
  }
  leaf.kind = EvtxStepKind::leaf;
  leaf.index = value.index;
  leaf.type = value.type;
  program.resize(open);
  program.push_back(leaf);
}

}  // namespace

void EvtxTemplates::start(ByteView chunk) {
  chunk_ = chunk;
  definitions_.clear();
  names_.clear();
  texts_.clear();
  kept_bytes_ = 0;
  compiled_bytes_ = 0;
}

std::string_view EvtxTemplates::keep(std::string text) {
  kept_bytes_ += text.size();
  return texts_.emplace_back(std::move(text));
}

const EvtxTemplates::Name* EvtxTemplates::name_at(std::uint32_t offset) {
  if (const auto found = names_.find(offset); found != names_.end()) return &found->second;
  if (offset > chunk_.size() || chunk_.size() - offset < 8) return nullptr;
  const size_t size = 2 * size_t{u16_at(chunk_.data() + offset + 6)};
  if (chunk_.size() - offset - 8 < size || kept_bytes_ > most_kept_bytes) return nullptr;
  std::string text;
  append_utf16(text, chunk_.subspan(offset + 8, size));
  Name name{.text = keep(std::move(text)), .id = EvtxName::other};
  for (const KnownName& known : known_names)
    if (known.text == name.text) name.id = known.id;
  return &names_.emplace(offset, name).first->second;
}

bool EvtxTemplates::locate(ByteView chunk, size_t at, size_t end, Instance& out) {
  if (end > chunk.size() || at + 10 > end) return false;
  const Byte* const bytes = chunk.data();
  out.definition = u32_at(bytes + at + 6);
  size_t next = at + 10;
  if (out.definition == next) {  // the definition stands here, before the values
    if (end - next < 24) return false;
    const size_t size = u32_at(bytes + next + 20);
    next += 24;
    if (end - next < size) return false;
    next += size;
  }
  if (end - next < 4) return false;
  out.count = u32_at(bytes + next);
  next += 4;
  if (out.count > (end - next) / 4) return false;
  out.descriptors = next;
  out.values = next + 4 * size_t{out.count};
  out.end = out.values;
  for (size_t i = 0; i < out.count; ++i) out.end += u16_at(bytes + out.descriptors + 4 * i);
  return out.end <= end;
}

const EvtxProgram* EvtxTemplates::definition(std::uint32_t offset, std::string& reason) {
  auto& slot = definitions_[offset];
  if (!slot) {
    slot = std::make_unique<Compiled>();
    if (offset > chunk_.size() || chunk_.size() - offset < 24) {
      slot->reason = fmt::format("template definition at chunk offset {} lies outside the chunk", offset);
    } else {
      const size_t size = u32_at(chunk_.data() + offset + 20);
      const size_t begin = size_t{offset} + 24;
      if (size == 0 || chunk_.size() - begin < size)
        slot->reason = fmt::format("template definition at chunk offset {} has an impossible size of {} bytes", offset, size);
      else compile(begin, begin + size, EvtxDependencies::present, slot->program, slot->reason);
    }
  }
  if (slot->reason.empty()) return &slot->program;
  reason = slot->reason;
  return nullptr;
}

bool EvtxTemplates::compile(size_t begin, size_t end, EvtxDependencies dependencies, EvtxProgram& out, std::string& reason) {
  const Byte* const bytes = chunk_.data();
  size_t at = begin;
  std::vector<size_t> open;  // where each open element begins in the program
  bool in_start_tag = false, in_attribute = false;
  const auto fail = [&](std::string_view what) {
    reason = fmt::format("binary XML at chunk offset {}: {}", at, what);
    return false;
  };
  compiled_bytes_ += end - begin;
  if (compiled_bytes_ > most_compiled_bytes) return fail("the chunk asks for too much work");
  const auto left = [&] { return end - at; };
  // A name is given by its offset; where that is the place behind the offset itself, the name stands here.
  const auto take_name = [&]() -> const Name* {
    if (left() < 4) return nullptr;
    const std::uint32_t offset = u32_at(bytes + at);
    at += 4;
    if (offset == at) {
      if (left() < 8) return nullptr;
      const size_t size = 8 + 2 * size_t{u16_at(bytes + at + 6)} + 2;
      if (left() < size) return nullptr;
      at += size;
    }
    return name_at(offset);
  };
  const auto take_text = [&](std::string& text) {
    if (left() < 2) return false;
    const size_t size = 2 * size_t{u16_at(bytes + at)};
    at += 2;
    if (left() < size) return false;
    append_utf16(text, chunk_.subspan(at, size));
    at += size;
    return true;
  };
  const auto end_attribute = [&] {
    if (in_attribute) out.push_back({.kind = EvtxStepKind::attribute_end, .label = {}, .text = {}});
    in_attribute = false;
  };
  const auto close = [&] {
    out.push_back({.kind = EvtxStepKind::close, .label = {}, .text = {}});
    fuse_leaf(out, open.back());
    open.pop_back();
  };
  const auto literal = [&](std::string_view text) { out.push_back({.kind = EvtxStepKind::literal, .label = text, .text = {}}); };

  while (at < end) {
    const Byte token = bytes[at];
    switch (token & ~more_flag) {
      case end_of_stream:
        if (!open.empty()) return fail("the text ends inside an element");
        return true;
      case fragment_header:
        if (left() < 4) return fail("a fragment header is cut off");
        at += 4;
        break;
      case open_start: {
        if (in_start_tag) return fail("an element begins inside a start tag");
        if (open.size() >= deepest_element) return fail("elements are nested too deep");
        const bool has_attributes = (token & more_flag) != 0;
        ++at;
        EvtxStep step{.kind = EvtxStepKind::open, .label = {}, .text = {}};
        // Some writers leave the dependency identifier out (or in) against the rule: then the size makes no sense.
        bool with_dependency = dependencies == EvtxDependencies::present;
        const auto size_fits = [&](size_t skip) { return left() >= skip + 8 && u32_at(bytes + at + skip) <= left() - skip - 4; };
        if (!size_fits(with_dependency ? 2 : 0)) {
          with_dependency = !with_dependency;
          if (!size_fits(with_dependency ? 2 : 0)) return fail("an element is larger than what holds it");
        }
        if (with_dependency) {
          step.dependency = u16_at(bytes + at);
          at += 2;
        }
        at += 4;
        const Name* name = take_name();
        if (name == nullptr) return fail("the name of an element lies outside the chunk");
        step.name = name->id;
        step.label = name->text;
        if (has_attributes) {
          if (left() < 4) return fail("an attribute list is cut off");
          at += 4;
        }
        open.push_back(out.size());
        out.push_back(step);
        in_start_tag = true;
        break;
      }
      case attribute: {
        if (!in_start_tag) return fail("an attribute outside a start tag");
        end_attribute();
        ++at;
        const Name* name = take_name();
        if (name == nullptr) return fail("the name of an attribute lies outside the chunk");
        out.push_back({.kind = EvtxStepKind::attribute, .name = name->id, .label = name->text, .text = {}});
        in_attribute = true;
        break;
      }
      case close_start:
        if (!in_start_tag) return fail("a start tag ends where none began");
        end_attribute();
        in_start_tag = false;
        ++at;
        break;
      case close_empty:
        if (!in_start_tag) return fail("a start tag ends where none began");
        end_attribute();
        in_start_tag = false;
        ++at;
        close();
        break;
      case end_element:
        if (open.empty() || in_start_tag) return fail("an element ends where none is open");
        ++at;
        close();
        break;
      case value_text: {
        ++at;
        if (left() < 1) return fail("a text is cut off");
        const EvtxType type{bytes[at++]};
        if (type != EvtxType::string) return fail("a text of an unknown type");
        std::string text;
        if (!take_text(text)) return fail("a text is cut off");
        literal(keep(std::move(text)));
        break;
      }
      case cdata:
      case instruction_data: {
        ++at;
        std::string text;
        if (!take_text(text)) return fail("a text is cut off");
        if ((token & ~more_flag) == cdata) literal(keep(std::move(text)));
        break;
      }
      case character_reference: {
        if (left() < 3) return fail("a character reference is cut off");
        std::string text;
        append_utf8(text, u16_at(bytes + at + 1));
        at += 3;
        literal(keep(std::move(text)));
        break;
      }
      case entity_reference: {
        ++at;
        const Name* name = take_name();
        if (name == nullptr) return fail("the name of an entity lies outside the chunk");
        const std::string_view known = entity_text(name->text);
        literal(known.empty() ? keep("&" + std::string(name->text) + ";") : known);
        break;
      }
      case instruction_target:
        ++at;
        if (take_name() == nullptr) return fail("the name of an instruction lies outside the chunk");
        break;
      case template_instance: {
        Instance instance;
        if (!locate(chunk_, at, end, instance)) return fail("a template instance is cut off");
        out.push_back({.kind = EvtxStepKind::instance, .index32 = static_cast<std::uint32_t>(at), .label = {}, .text = {}});
        at = instance.end;
        break;
      }
      case normal_substitution:
      case optional_substitution:
        if (left() < 4) return fail("a substitution is cut off");
        out.push_back({.kind = EvtxStepKind::substitution,
                       .type = EvtxType{bytes[at + 3]},
                       .index = u16_at(bytes + at + 1),
                       .label = {},
                       .text = {}});
        at += 4;
        break;
      default: return fail(fmt::format("unknown token 0x{:02x}", token));
    }
    if (kept_bytes_ > most_kept_bytes) return fail("the chunk asks for too much work");
  }
  if (!open.empty()) return fail("the text ends inside an element");
  return true;
}

}  // namespace sekimori::detect
