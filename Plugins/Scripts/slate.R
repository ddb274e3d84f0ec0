# Commands of Slate in R: put this file beside your script.
#
#     #!/usr/bin/env Rscript
#     source(file.path(Sys.getenv("SLATE_FOLDER", "."), "slate.R"))
#
#     slate_command("tally", "Counts the rows of each value of a column.", input = "required",
#       arguments = list(slate_argument("column", "The column to count by.", type = "column")),
#       examples = list(slate_example("from published | tally level", "rows by level")),
#       run = function(table, column) {
#         counts <- table(table[[column]])
#         setNames(data.frame(names(counts), as.vector(counts)), c(column, "rows"))
#       })
#
#     slate_main(version = "1.0.0", sources = "Where the method is described.")
#
# The file is called slate-tally, may be executed, and lies in a folder that SLATE_PLUGINS or --plugins names. `run` gets a
# data frame where the command works on the table before it, and its arguments by name; what it returns, a data frame, is printed
# as the result. Base R is enough: no package is needed.

# Text is UTF-8, whatever the terminal's is.
for (name in c("C.UTF-8", "en_US.UTF-8")) {
  if (!l10n_info()[["UTF-8"]]) suppressWarnings(Sys.setlocale("LC_CTYPE", name))
}

slate <- new.env()
slate$commands <- list()
slate$protocol <- "1.0"

# An argument. `type` is text, integer, number, flag, column, area, years, file or table; without `default` it must be given.
slate_argument <- function(name, help, type = "text", default = NULL, values = NULL) {
  list(name = name, help = help, type = type, default = default, values = values)
}

# What a column of the result means. `kind` is text, integer, number, boolean or date; without it the cells decide.
slate_column <- function(name, label = NULL, unit = NULL, decimals = NULL, kind = NULL) {
  list(name = name, label = label, unit = unit, decimals = decimals, kind = kind)
}

# A line that shows the command at work, what it answers, and figures that must stand in its result.
slate_example <- function(line, summary, shows = character(0)) {
  list(line = line, summary = summary, shows = as.list(shows))
}

# A command. `input` is "none", "optional" or "required": whether a table comes before it. `inputs` names further tables that it
# reads with slate_read(name).
slate_command <- function(name, abstract, run, discussion = NULL, arguments = list(), input = "none", inputs = character(0),
                          columns = list(), examples = list(), seconds = NULL) {
  slate$commands[[length(slate$commands) + 1]] <- list(
    name = name, abstract = abstract, run = run, discussion = discussion, arguments = arguments, input = input,
    inputs = as.list(inputs), columns = columns, examples = examples, seconds = seconds)
}

# --- What a command may say while it runs

slate_say <- function(message) cat(slate_json(message), "\n", sep = "", file = stderr())

slate_progress <- function(fraction, label = "working") slate_say(list(progress = fraction, label = label))
slate_note <- function(sentence) slate_say(list(note = sentence))
slate_warn <- function(sentence) slate_say(list(warning = sentence))
slate_columns <- function(...) slate_say(list(columns = list(...)))

# An error for the person who typed the line: a whole sentence, what would work, and the word that is wrong.
slate_fail <- function(sentence, hint = "", argument = NULL) {
  stop(structure(class = c("slate_failure", "error", "condition"),
                 list(message = sentence, call = NULL, hint = hint, argument = argument)))
}

# --- Tables

slate_load <- function(path, meanings) {
  meanings <- utils::read.csv(meanings, stringsAsFactors = FALSE, colClasses = "character", na.strings = NULL)
  names <- names(utils::read.csv(path, nrows = 0, check.names = FALSE))
  kinds <- setNames(meanings$kind, meanings$name)[names]
  classes <- ifelse(is.na(kinds), "character", ifelse(
    kinds %in% c("integer", "number", "decimal"), "numeric", ifelse(kinds == "boolean", "logical", "character")))
  rows <- utils::read.csv(path, colClasses = unname(classes), check.names = FALSE, na.strings = "", encoding = "UTF-8")
  # R's numbers are exact to 2^53: larger whole numbers stay as they are written.
  large <- names(rows)[vapply(rows, is.numeric, logical(1))]
  large <- large[vapply(rows[large], function(cells) any(abs(cells) > 2^53, na.rm = TRUE), logical(1))]
  large <- large[kinds[large] == "integer"]
  if (length(large) > 0) {
    texts <- utils::read.csv(path, colClasses = "character", check.names = FALSE, na.strings = "", encoding = "UTF-8")
    rows[large] <- texts[large]
    slate_warn(paste0("R cannot count so far: '", paste(large, collapse = "', '"), "' comes as text."))
  }
  attr(rows, "meanings") <- meanings
  rows
}

# Numbers in the fewest digits that say them exactly.
slate_digits <- function(cells) {
  texts <- rep(NA_character_, length(cells))
  known <- !is.na(cells)
  short <- sprintf("%.15g", cells[known])
  texts[known] <- ifelse(as.numeric(short) == cells[known], short, sprintf("%.17g", cells[known]))
  texts
}

# A table that the command named among its inputs.
slate_read <- function(name) {
  start <- file.path(Sys.getenv("SLATE_INPUTS"), name)
  slate_load(paste0(start, ".csv"), paste0(start, ".columns.csv"))
}

# --- JSON, as far as a description and messages need it

slate_text <- function(text) {
  text <- gsub("\\", "\\\\", text, fixed = TRUE)
  text <- gsub("\"", "\\\"", text, fixed = TRUE)
  text <- gsub("\n", "\\n", text, fixed = TRUE)
  text <- gsub("\t", "\\t", text, fixed = TRUE)
  paste0("\"", gsub("[[:cntrl:]]", " ", text), "\"")
}

slate_json <- function(value) {
  if (is.list(value)) {
    value <- value[!vapply(value, is.null, logical(1))]
    parts <- vapply(value, slate_json, character(1))
    if (is.null(names(value))) return(paste0("[", paste(parts, collapse = ","), "]"))
    return(paste0("{", paste0(vapply(names(value), slate_text, character(1)), ":", parts, collapse = ","), "}"))
  }
  if (is.logical(value)) return(if (value) "true" else "false")
  if (is.numeric(value)) return(format(value, digits = 15, scientific = FALSE, trim = TRUE))
  slate_text(as.character(value))
}

# --- The protocol

slate_describe_argument <- function(argument) {
  long <- list(list(kind = "long", name = argument$name))
  found <- list(valueName = argument$name, abstract = argument$help)
  if (argument$type == "flag") return(c(found, list(kind = "flag", names = long, isOptional = TRUE)))
  found$type <- argument$type
  found$allValues <- if (!is.null(argument$values)) as.list(argument$values)
  if (is.null(argument$default)) return(c(found, list(kind = "positional", isOptional = FALSE)))
  c(found, list(kind = "option", names = long, isOptional = TRUE,
                defaultValue = if (!is.na(argument$default)) as.character(argument$default)))
}

slate_describe_command <- function(command) {
  list(commandName = command$name, abstract = command$abstract, discussion = command$discussion,
       arguments = lapply(command$arguments, slate_describe_argument), input = command$input, takes = "csv", gives = "csv",
       inputs = command$inputs, columns = command$columns, examples = command$examples, seconds = command$seconds)
}

slate_convert <- function(word, argument) {
  switch(argument$type, integer = as.numeric(word), number = as.numeric(word), table = slate_read(word), word)
}

slate_values <- function(command, words) {
  values <- list()
  for (argument in command$arguments) {
    if (argument$type == "flag") {
      values[[argument$name]] <- FALSE
    } else if (!is.null(argument$default) && !is.na(argument$default)) {
      values[[argument$name]] <- argument$default
    }
  }
  split <- match("--", words, nomatch = length(words) + 1)
  for (word in words[seq_len(split - 1)]) {
    name <- sub("=.*", "", sub("^--", "", word))
    argument <- Find(function(known) known$name == name, command$arguments)
    values[[name]] <- if (argument$type == "flag") TRUE else slate_convert(sub("^[^=]*=", "", word), argument)
  }
  plain <- Filter(function(argument) is.null(argument$default) && argument$type != "flag", command$arguments)
  rest <- words[-seq_len(min(split, length(words)))]
  for (index in seq_along(rest)) {
    argument <- plain[[min(index, length(plain))]]
    values[[argument$name]] <- slate_convert(rest[index], argument)
  }
  names(values) <- gsub("-", "_", names(values))
  if (command$input != "none" && nzchar(Sys.getenv("SLATE_TABLE"))) {
    values$table <- slate_load(Sys.getenv("SLATE_TABLE"), Sys.getenv("SLATE_COLUMNS"))
  }
  values
}

# Answers Slate: says what the commands are, or runs the one that was typed. The last line of a script.
slate_main <- function(version = "0.0.0", sources = character(0), summary = "") {
  words <- commandArgs(trailingOnly = TRUE)
  file <- sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE))
  name <- sub("^slate-", "", basename(file[1]))
  alone <- length(slate$commands) == 1 && slate$commands[[1]]$name == name
  if (identical(words[1], "--slate-describe")) {
    root <- if (alone) slate_describe_command(slate$commands[[1]]) else list(
      commandName = name, abstract = summary, subcommands = lapply(slate$commands, slate_describe_command))
    cat(slate_json(list(serializationVersion = 0, protocol = slate$protocol, version = version,
                        sources = as.list(sources), command = root)))
    return(invisible())
  }
  command <- if (alone) slate$commands[[1]] else Find(function(known) known$name == words[1], slate$commands)
  if (is.null(command)) stop("This is a plugin of Slate: slate --plugins FOLDER -c '", name, " ...'", call. = FALSE)
  if (!alone) words <- words[-1]
  set.seed(as.numeric(Sys.getenv("SLATE_SEED", "1")) %% 2147483647)
  result <- tryCatch({
    # Whatever a package prints is not the result.
    sink(stderr())
    on.exit(sink(), add = TRUE)
    found <- do.call(command$run, slate_values(command, words))
    sink()
    on.exit()
    found
  }, slate_failure = function(failure) {
    slate_say(list(error = conditionMessage(failure), hint = failure$hint, argument = failure$argument))
    quit(save = "no", status = 1)
  })
  if (length(result) == 0) {
    slate_say(list(error = "The command found no row, and does not say which columns it would have."))
    quit(save = "no", status = 1)
  }
  numbers <- vapply(result, function(cells) is.double(cells) && is.null(attr(cells, "class")), logical(1))
  result[numbers] <- lapply(result[numbers], slate_digits)
  utils::write.csv(result, stdout(), row.names = FALSE, na = "")
}
