/// The version of `automl`'s files and messages.
package let automlVersion = "1"
