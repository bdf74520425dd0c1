#include "engine/detect/rules/yaml/yaml_tree.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <map>
#include <sstream>

#include "base/phrase.h"
#include "base/text.h"

namespace sekimori::detect {
namespace {

struct Refusal {
  int line;
  Phrase reason;
};

bool is_null_text(std::string_view text) { return text.empty() || text == "~" || text == "null" || text == "Null" || text == "NULL"; }

// Builds the tree from parser events, so that yaml-cpp's own graph (which shares aliased nodes) never exists.
class TreeBuilder final : public YAML::EventHandler {
 public:
  explicit TreeBuilder(const YamlLimits& limits) : limits_(limits) {}

  YamlNode take() { return std::move(root_); }

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    YamlNode node;
    node.line = mark.line + 1;
    add(std::move(node), anchor);
  }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    const auto found = anchors_.find(anchor);
    if (found == anchors_.end()) throw Refusal{mark.line + 1, "an alias stands inside its own anchor"};
    count_nodes(found->second.nodes, mark.line + 1);
    YamlNode copy = found->second.node;
    if (static_cast<int>(open_.size()) + found->second.depth > limits_.depth)
      throw Refusal{mark.line + 1, phrase("nested deeper than {} levels", limits_.depth)};
    attach(std::move(copy));
  }

  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, const std::string& value) override {
    YamlNode node;
    node.line = mark.line + 1;
    node.kind = YamlKind::scalar;
    node.style = tag == "?" ? YamlStyle::plain : YamlStyle::quoted;
    if (node.style == YamlStyle::plain && is_null_text(value)) node.kind = YamlKind::null;
    if (tag == "tag:yaml.org,2002:null") node.kind = YamlKind::null;
    node.text = value;
    add(std::move(node), anchor);
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor, YAML::EmitterStyle::value) override {
    begin(YamlKind::sequence, mark, anchor);
  }
  void OnSequenceEnd() override { end(); }
  void OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor, YAML::EmitterStyle::value) override {
    begin(YamlKind::map, mark, anchor);
  }
  void OnMapEnd() override { end(); }

 private:
  struct Open {
    YamlNode node;
    YAML::anchor_t anchor = 0;
    size_t nodes_before = 0;
    int deepest = 1;
    bool has_key = false;
    YamlNode key;
  };
  struct Anchored {
    YamlNode node;
    size_t nodes = 1;
    int depth = 1;
  };

  void count_nodes(size_t more, int line) {
    nodes_ += more;
    if (nodes_ > limits_.nodes) throw Refusal{line, phrase("more than {} values", limits_.nodes)};
  }

  void begin(YamlKind kind, const YAML::Mark& mark, YAML::anchor_t anchor) {
    if (static_cast<int>(open_.size()) >= limits_.depth)
      throw Refusal{mark.line + 1, phrase("nested deeper than {} levels", limits_.depth)};
    Open open;
    open.node.kind = kind;
    open.node.line = mark.line + 1;
    open.anchor = anchor;
    open.nodes_before = nodes_;
    count_nodes(1, mark.line + 1);
    open_.push_back(std::move(open));
  }

  void end() {
    Open done = std::move(open_.back());
    open_.pop_back();
    if (done.anchor != 0) anchors_[done.anchor] = {done.node, nodes_ - done.nodes_before, done.deepest};
    if (!open_.empty()) open_.back().deepest = std::max(open_.back().deepest, done.deepest + 1);
    attach(std::move(done.node));
  }

  void add(YamlNode node, YAML::anchor_t anchor) {
    count_nodes(1, node.line);
    if (anchor != 0) anchors_[anchor] = {node, 1, 1};
    attach(std::move(node));
  }

  void attach(YamlNode node) {
    if (open_.empty()) {
      root_ = std::move(node);
      return;
    }
    Open& parent = open_.back();
    if (parent.node.kind == YamlKind::sequence) {
      parent.node.items.push_back(std::move(node));
    } else if (!parent.has_key) {
      if (node.kind == YamlKind::sequence || node.kind == YamlKind::map)
        throw Refusal{node.line, "a key must be a word, not a list or map"};
      if (parent.node.members.size() >= limits_.members) throw Refusal{node.line, phrase("more than {} keys in one map", limits_.members)};
      for (const auto& [key, value] : parent.node.members)
        if (key.text == node.text)
          throw Refusal{node.line, phrase("the key '{}' stands twice in one map (first in line {})", node.text, key.line)};
      parent.key = std::move(node);
      parent.has_key = true;
    } else {
      parent.node.members.push_back({std::move(parent.key), std::move(node)});
      parent.has_key = false;
    }
  }

  const YamlLimits& limits_;
  YamlNode root_;
  std::vector<Open> open_;
  std::map<YAML::anchor_t, Anchored> anchors_;
  size_t nodes_ = 0;
};

}  // namespace

const YamlNode* YamlNode::find(std::string_view key) const {
  for (const auto& [name, value] : members)
    if (name.text == key) return &value;
  return nullptr;
}

std::string_view YamlNode::text_of(std::string_view key) const {
  const YamlNode* node = find(key);
  return node != nullptr && node->is_scalar() ? std::string_view(node->text) : std::string_view();
}

Result<std::vector<YamlDocument>> parse_yaml(std::string_view text, const YamlLimits& limits) {
  if (text.size() > limits.bytes)
    return error(ErrorCode::invalid_input, "line 1: the file has {} bytes, more than {}", text.size(), limits.bytes);
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  if (!is_valid_utf8(text)) {
    // Name the line of the first bad byte: the longest valid prefix ends there.
    int line = 1;
    for (size_t position = 0; position < text.size();) {
      const size_t before = position;
      if (next_code_point(text, position) == replacement_character && !is_valid_utf8(text.substr(before, position - before))) break;
      if (text[before] == '\n') ++line;
    }
    return error(ErrorCode::invalid_input, "line {}: not UTF-8", line);
  }
  if (text.find('\0') != std::string_view::npos) return error(ErrorCode::invalid_input, "line 1: the file holds NUL bytes, it is not YAML");
  std::vector<YamlDocument> documents;
  try {
    std::istringstream stream{std::string(text)};
    YAML::Parser parser(stream);
    while (true) {
      TreeBuilder builder(limits);
      if (!parser.HandleNextDocument(builder)) break;
      documents.push_back({builder.take()});
      if (documents.size() > 1000) return error(ErrorCode::invalid_input, "line 1: more than 1000 documents in one file");
    }
  } catch (const Refusal& refusal) {
    return error(ErrorCode::invalid_input, "line {}: {}", refusal.line, refusal.reason);
  } catch (const YAML::Exception& exception) {
    return error(ErrorCode::invalid_input, "line {}: {}", std::max(exception.mark.line, 0) + 1, exception.msg);
  } catch (const std::exception& exception) { return error(ErrorCode::invalid_input, "line 1: {}", exception.what()); }
  return documents;
}

}  // namespace sekimori::detect
